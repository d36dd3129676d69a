package limpid.agent.transfer;

import java.util.function.Supplier;

/** Does work beside the caller's own, so that reading a file and sending what was read do not wait for each other. */
public interface Beside {
    /** Does the work at once: for whoever has only one thread. */
    Beside NOBODY = new Beside() {
        @Override
        public <T> Piece<T> begin(Supplier<T> work) {
            T result = work.get();
            return new Piece<>() {
                @Override
                public T await() {
                    return result;
                }

                @Override
                public void close() {
                    // It ended before it was handed out.
                }
            };
        }
    };

    /** Begins {@code work}; may fail with what it fails with, or leave that to {@link Piece#await}. */
    <T> Piece<T> begin(Supplier<T> work);

    /** Work that was begun. Closing breaks it off if nobody awaited it, and returns when it has ended. */
    interface Piece<T> extends AutoCloseable {
        /** Waits for the end of the work, once. Fails with: SHUTTING_DOWN, and what the work fails with. */
        T await();

        @Override
        void close();
    }
}
