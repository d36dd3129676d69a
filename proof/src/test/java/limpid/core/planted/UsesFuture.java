package limpid.core.planted;

import java.util.concurrent.CompletableFuture;

/** Planted: a future in a signature. */
public final class UsesFuture {
    private UsesFuture() {}

    /** Work that nobody joins. */
    public static CompletableFuture<String> later() {
        return CompletableFuture.completedFuture("done");
    }
}
