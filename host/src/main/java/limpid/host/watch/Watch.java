package limpid.host.watch;

import java.nio.file.Path;
import limpid.core.reason.Reason;

/** Watches a folder and all below it. Hints only: a scan is the truth. */
public interface Watch {
    /**
     * Starts to watch {@code root}; ends when the result is closed. Never fails: what cannot be watched is told, possibly
     * before this returns. A change after this has returned is told; what was there before must be found by a scan.
     */
    Watching start(Path root, Listener listener);

    /** A watch that runs. Closing it ends it; it does not fail. */
    interface Watching extends AutoCloseable {
        @Override
        void close();
    }

    /** Is told of changes, on a thread of the watch; must return at once. */
    interface Listener {
        /**
         * Something at {@code path} changed. For a folder that is new here, everything in it is told as well.
         *
         * @param finished its writer has closed it or put it in place, so it need not be waited for
         */
        void touched(Path path, boolean finished);

        /** Hints below {@code folder} were lost: look through all of it. */
        void overflow(Path folder);

        /** From now on there are no hints, because of this (WATCH_LIMIT, WATCH_UNSUPPORTED): only scans find changes. */
        void blind(Reason why);
    }
}
