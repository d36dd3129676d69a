package limpid.server.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.SystemChance;
import limpid.host.disk.RealDisk;
import limpid.host.net.Http;
import limpid.host.net.HttpReply;
import limpid.host.net.HttpRequest;
import limpid.host.net.ServerTrust;
import limpid.host.net.SocketHttp;
import limpid.host.settings.Settings;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;
import limpid.host.time.SystemClock;
import limpid.server.program.SettingsFile.Options;
import limpid.server.program.SettingsFile.Usual;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What machines see of a server, over real sockets. */
class ObservedServerTest {
    @TempDir
    private Path folder = Path.of("");

    private final Clock clock = new SystemClock();
    private final List<Throwable> defects = Collections.synchronizedList(new ArrayList<>());
    private final Machine machine = new Machine(
            RealDisk.of(clock),
            clock,
            new SystemChance(),
            new Tasks((task, cause) -> defects.add(cause)),
            (task, cause) -> defects.add(cause));
    private final Http http = SocketHttp.open(clock, new ServerTrust.Authorities());

    @AfterEach
    void hasNoDefects() {
        http.close();
        assertThat(defects).isEmpty();
    }

    private ServerSettings settings(String text) {
        return new SettingsFile(clock)
                .read(
                        Settings.of("limpid.conf", text),
                        new Options(Optional.of(folder.resolve("data")), Optional.of("127.0.0.1:0")),
                        new Usual(folder.resolve("data"), folder.resolve("witness")));
    }

    private String get(Server server, String path) throws IOException {
        HttpRequest request =
                new HttpRequest("GET", URI.create(server.url() + path), Map.of(), new byte[0], Duration.ofSeconds(20));
        try (HttpReply reply = http.send(request)) {
            return reply.status() + " " + new String(reply.body().readAllBytes(), UTF_8);
        }
    }

    @Test
    void countsWhatItAnswersWhenThatIsWished() throws Exception {
        try (Server server = Server.start(settings("metrics = yes\n"), machine)) {
            assertThat(get(server, "/healthz")).isEqualTo("200 {\"ready\":true,\"problems\":[]}");
            assertThat(get(server, "/readyz")).startsWith("200");
            assertThat(get(server, "/v1/hello")).startsWith("200");
            assertThat(get(server, "/metrics"))
                    .startsWith("200 # HELP limpid_info")
                    .contains("limpid_requests_total{route=\"GET /v1/hello\",status=\"200\"} 1")
                    .contains("limpid_problems{code=\"SERVER_BACKUP_STALE\"} 1")
                    .contains("limpid_job_failed{job=\"upkeep\"} 0")
                    .contains("limpid_homes 0");
        }
    }

    @Test
    void showsNoNumbersOtherwise() throws Exception {
        try (Server server = Server.start(settings(""), machine)) {
            assertThat(get(server, "/metrics")).startsWith("404");
            assertThat(get(server, "/healthz")).startsWith("200");
        }
    }

    @Provokes(ReasonCode.SETTINGS_INVALID)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics = maybe",
                "metrics-token = short",
                "traces = 127.0.0.1:4318",
                "traces = ftp://x/",
                "traces = http://"
            })
    void refusesWhatItDoesNotUnderstand(String line) {
        ReasonException refused = Assertions.catchThrowableOfType(ReasonException.class, () -> settings(line + "\n"));
        assertThat(refused.reason().code()).isEqualTo(ReasonCode.SETTINGS_INVALID);
    }
}
