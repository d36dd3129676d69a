package limpid.host.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.util.List;

/** Lets a test meet closed doors even when it runs as root: for a while, its thread touches files as somebody else. */
public final class FileUser implements AutoCloseable {
    private static final int NOBODY = 65_534;

    private static final Shape.Int SETFSUID = Posix.bind(Shape.Int.class, "setfsuid", JAVA_INT, List.of(JAVA_INT));

    private final int before;

    private FileUser(int before) {
        this.before = before;
    }

    /** From now on this thread touches files as nobody; where that is not allowed, it was not root anyway. */
    public static FileUser nobody() {
        return new FileUser(become(NOBODY));
    }

    private static int become(int user) {
        try (Scratch scratch = new ScratchPool().take()) {
            return (int) SETFSUID.call(scratch.errno(), user);
        }
    }

    @Override
    public void close() {
        become(before);
    }
}
