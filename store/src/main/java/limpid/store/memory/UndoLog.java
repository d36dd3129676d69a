package limpid.store.memory;

import java.util.ArrayList;
import java.util.List;

/** How to take back what an open transaction did. It also tells whether writing is allowed at all just now. */
final class UndoLog {
    private final List<Runnable> steps = new ArrayList<>();
    private boolean open;

    /** Allows writing until {@link #commit} or {@link #rollBack}. */
    void begin() {
        if (open) {
            throw new IllegalStateException("a transaction inside a transaction of the same home");
        }
        open = true;
    }

    /** Refuses a step outside of a writing transaction, before it is done. */
    void requireOpen() {
        if (!open) {
            throw new IllegalStateException("written outside of a writing transaction");
        }
    }

    /** Remembers how to take back one step. */
    void note(Runnable undo) {
        steps.add(undo);
    }

    void commit() {
        steps.clear();
        open = false;
    }

    void rollBack() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            steps.get(i).run();
        }
        commit();
    }
}
