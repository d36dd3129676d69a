package limpid.cli.device;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code limpid join URL CODE}: makes this computer a device. */
@Command(
        name = "join",
        description = "Makes this computer a device of the server at URL. Does not start the agent.",
        mixinStandardHelpOptions = true)
public final class Join implements Callable<Integer> {
    private final Terminal terminal;
    private final Entrance entrance;

    @Mixin
    private final StateOption state = new StateOption();

    @Parameters(index = "0", paramLabel = "URL", converter = ServerUrl.class, description = "The server's address.")
    private URI url = URI.create("");

    @Parameters(index = "1", paramLabel = "CODE", description = "The code that the server shows for a new device.")
    private String code = "";

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Where Files and the others shall be; ~/Limpid otherwise.")
    private @Nullable Path root;

    @Option(names = "--name", paramLabel = "NAME", description = "What to call this computer; its own name otherwise.")
    private @Nullable String name;

    /** How a computer comes in. */
    public interface Entrance {
        /** Joins, and returns where the files are. */
        Path join(Wish wish);
    }

    /** What was asked for; what is empty is chosen. */
    public record Wish(URI url, String code, Optional<Path> root, Optional<Path> state, Optional<String> name) {}

    public Join(Terminal terminal, Entrance entrance) {
        this.terminal = terminal;
        this.entrance = entrance;
    }

    @Override
    public Integer call() {
        Wish wish = new Wish(url, code, Optional.ofNullable(root), state.given(), Optional.ofNullable(name));
        Path files = entrance.join(wish);
        terminal.say("Joined. Files are kept in " + files);
        terminal.say("Start with: limpid agent run");
        return Exit.DONE.code();
    }
}
