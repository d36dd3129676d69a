package limpid.host.watch;

import java.nio.file.Path;
import limpid.host.disk.SimDisk;

/** A watch over a simulated disk that tells of every change at once. Who wants hints late or lost wraps the listener. */
public record SimWatch(SimDisk disk) implements Watch {
    @Override
    public Watching start(Path root, Listener listener) {
        Flag open = new Flag();
        disk.listen((path, finished) -> {
            if (open.value && path.startsWith(root)) {
                listener.touched(path, finished);
            }
        });
        return () -> open.value = false;
    }

    private static final class Flag {
        private boolean value = true;
    }
}
