package limpid.server.program;

import java.nio.file.Path;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.settings.Settings;
import limpid.host.time.Clock;
import limpid.server.gate.Address;
import limpid.server.library.LibrarySettings;
import limpid.store.sql.PostgresSettings;

/** Reads the server's settings: what a file says, then what options say, which weighs more. */
public final class SettingsFile {
    private static final String SOURCE = "settings";
    private static final int CONNECTIONS = 8;
    private static final int CONNECTIONS_MAX = 200;

    private final Clock clock;

    public SettingsFile(Clock clock) {
        this.clock = clock;
    }

    /**
     * What holds where neither file nor options say otherwise.
     *
     * @param data the usual data folder
     * @param witnesses where this machine remembers how far servers had come
     */
    public record Usual(Path data, Path witnesses) {}

    /** What options say. */
    public record Options(Optional<Path> data, Optional<String> listen) {}

    /** The settings of a server. Fails with: SETTINGS_INVALID, with all that is wrong in the file. */
    public ServerSettings read(Settings file, Options options, Usual usual) {
        LibrarySettings standard = LibrarySettings.standard();
        Optional<Path> data = file.text("data").map(Path::of);
        Optional<String> listen = file.text("listen");
        String name = file.text("name", "Limpid");
        LibrarySettings library = new LibrarySettings(file.bytes("plan", standard.planBytes()));
        Optional<PostgresSettings> database = database(file);
        file.finish(clock.now());
        return new ServerSettings(
                options.data().or(() -> data).orElse(usual.data()),
                usual.witnesses(),
                options.listen()
                        .map(text -> address(text, "--listen"))
                        .or(() -> listen.map(text -> address(text, "listen")))
                        .orElse(ServerSettings.LISTEN),
                name,
                database,
                library);
    }

    private static Optional<PostgresSettings> database(Settings file) {
        Optional<String> url = file.text("database");
        String user = file.text("database-user", "limpid");
        String password = file.text("database-password", "");
        int connections = file.number("database-connections", CONNECTIONS, 1, CONNECTIONS_MAX);
        return url.map(where -> new PostgresSettings(where, user, password, connections));
    }

    private Address address(String text, String setting) {
        return Address.of(text).orElseThrow(() -> invalid(setting, "“" + text + "” is not of the form HOST:PORT"));
    }

    private ReasonException invalid(String setting, String problem) {
        return new ReasonException(Reason.of(
                ReasonCode.SETTINGS_INVALID,
                Subject.server(""),
                clock.now(),
                new Evidence("problem", problem, "", SOURCE, clock.now()),
                new Evidence("setting", setting, "", SOURCE, clock.now())));
    }
}
