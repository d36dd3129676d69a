package limpid.host.watch;

import java.nio.file.Path;
import limpid.host.task.Tasks;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.io.TempDir;

class NioWatchTest implements WatchContract {
    @TempDir
    private Path folder = Path.of("");

    @Override
    public Watch subject() {
        Tasks tasks = new Tasks((task, cause) -> {
            throw new AssertionError(task, cause);
        });
        return new NioWatch(new SystemClock(), tasks, name -> name.startsWith(".limpid"));
    }

    @Override
    public Path root() {
        return folder;
    }
}
