package limpid.host.posix;

import java.util.function.IntSupplier;

/**
 * Makes a call that may take long, such as {@code fsync}, without holding up other virtual threads: a foreign call
 * holds the carrier of its virtual thread, and there are only as many carriers as processors. So it runs on a thread
 * of its own meanwhile, which costs about 50 µs. On a platform thread it is simply made.
 */
public final class Aside {
    /** No call answers this. */
    private static final int NONE = Integer.MIN_VALUE;

    private Aside() {}

    /** The call's answer. Waits for it in any case; an interrupt is kept for later. */
    public static int call(IntSupplier blocking) {
        if (!Thread.currentThread().isVirtual()) {
            return blocking.getAsInt();
        }
        int[] answer = {NONE};
        Thread thread = Thread.ofPlatform().name("limpid-aside").daemon().start(() -> answer[0] = blocking.getAsInt());
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (answer[0] == NONE) {
            throw new IllegalStateException("a call ended without an answer");
        }
        return answer[0];
    }
}
