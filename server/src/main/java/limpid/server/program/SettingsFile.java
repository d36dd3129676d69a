package limpid.server.program;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.settings.Secret;
import limpid.host.settings.Settings;
import limpid.host.time.Clock;
import limpid.server.certificate.TlsSettings;
import limpid.server.gate.Address;
import limpid.server.gate.TrustedProxies;
import limpid.server.library.LibrarySettings;
import limpid.store.sql.PostgresSettings;

/** Reads the server's settings: what a file says, then what options say, which weighs more. */
public final class SettingsFile {
    private static final String SOURCE = "settings";
    private static final String TLS_MODE = "tls.mode";
    private static final String TLS_NAMES = "tls.names";
    private static final String PROXIES = "trusted-proxies";
    private static final String HOST_NAME = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?";
    private static final String METRICS_TOKEN = "metrics-token";
    private static final String TRACES = "traces";
    private static final int TOKEN_CHARACTERS_MIN = 16;
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
        TlsSettings tls = tls(file);
        TrustedProxies proxies = proxies(file);
        Observing observing = observing(file);
        file.finish(clock.now());
        return new ServerSettings(
                options.data().or(() -> data).orElse(usual.data()),
                usual.witnesses(),
                options.listen()
                        .map(text -> address(text, "--listen"))
                        .or(() -> listen.map(text -> address(text, "listen")))
                        .orElse(ServerSettings.LISTEN),
                tls,
                name,
                database,
                library,
                proxies,
                observing);
    }

    private Observing observing(Settings file) {
        boolean metrics = file.isOn("metrics", false);
        Optional<String> token = file.text(METRICS_TOKEN);
        if (token.filter(text -> text.length() < TOKEN_CHARACTERS_MIN).isPresent()) {
            throw invalid(
                    METRICS_TOKEN, METRICS_TOKEN + " should have " + TOKEN_CHARACTERS_MIN + " characters or more");
        }
        return new Observing(metrics, token.map(Secret::new), file.text(TRACES).map(this::collector));
    }

    private URI collector(String text) {
        try {
            URI endpoint = new URI(text);
            boolean isWeb = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
            if (isWeb && endpoint.getHost() != null) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            throw invalid(TRACES, "“" + text + "” is no address of a collector: " + e.getReason());
        }
        throw invalid(TRACES, "“" + text + "” is no address of a collector, such as http://127.0.0.1:4318/v1/traces");
    }

    private TrustedProxies proxies(Settings file) {
        String text = file.text(PROXIES, "");
        return TrustedProxies.of(text)
                .orElseThrow(() -> invalid(
                        PROXIES,
                        "“" + text + "” in " + PROXIES + " is no list of addresses, such as 127.0.0.1, 10.0.0.0/8"));
    }

    private static Optional<PostgresSettings> database(Settings file) {
        Optional<String> url = file.text("database");
        String user = file.text("database-user", "limpid");
        String password = file.text("database-password", "");
        int connections = file.number("database-connections", CONNECTIONS, 1, CONNECTIONS_MAX);
        return url.map(where -> new PostgresSettings(where, user, password, connections));
    }

    private TlsSettings tls(Settings file) {
        Optional<Path> certificate = file.text(TlsSettings.CERTIFICATE).map(Path::of);
        Optional<Path> key = file.text(TlsSettings.KEY).map(Path::of);
        String mode = file.text(TLS_MODE, "auto");
        List<String> names = Stream.of(file.text(TLS_NAMES, "").split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .toList();
        if (certificate.isPresent() != key.isPresent()) {
            throw invalid(
                    certificate.isPresent() ? TlsSettings.KEY : TlsSettings.CERTIFICATE,
                    TlsSettings.CERTIFICATE + " and " + TlsSettings.KEY + " go together, and only one of them is set");
        }
        if (!mode.equals("auto") && !mode.equals("local")) {
            throw invalid(TLS_MODE, TLS_MODE + " is “" + mode + "”, and should be auto or local");
        }
        boolean isLocal = mode.equals("local");
        if (isLocal && certificate.isPresent()) {
            throw invalid(TLS_MODE, TLS_MODE + " = local and " + TlsSettings.CERTIFICATE + " exclude each other");
        }
        names.stream().filter(name -> !isHost(name)).findFirst().ifPresent(name -> {
            throw invalid(TLS_NAMES, "“" + name + "” in " + TLS_NAMES + " is no host name or address");
        });
        return new TlsSettings(
                certificate.flatMap(path -> key.map(other -> new TlsSettings.Files(path, other))), isLocal, names);
    }

    private static boolean isHost(String name) {
        boolean isNumber = name.contains(":") || name.matches("[0-9.]+");
        try {
            return isNumber ? InetAddress.ofLiteral(name).getHostAddress() != null : name.matches(HOST_NAME);
        } catch (IllegalArgumentException e) {
            return false; // digits that are no address
        }
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
