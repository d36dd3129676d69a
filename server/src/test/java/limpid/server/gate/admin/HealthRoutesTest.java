package limpid.server.gate.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import limpid.host.disk.Disk;
import limpid.host.disk.RealDisk;
import limpid.server.admin.Readiness;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.RequestBody;
import limpid.server.library.Rig;
import limpid.store.blob.FileBlobStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthRoutesTest {
    @TempDir
    private Path folder = Path.of("");

    private final Rig rig = new Rig();
    private final Disk disk = RealDisk.of(rig.clock);

    private static String ask(HealthRoutes routes, String path) {
        Request request = new Request(
                Method.GET, List.of(path), Map.of(), Map.of(), "192.0.2.7", false, RequestBody.of(new byte[0]));
        Reply reply = routes.at(List.of(path)).get(Method.GET).answer(request);
        String body =
                switch (reply.body()) {
                    case Reply.Body.Whole(byte[] bytes) -> new String(bytes, UTF_8);
                    case Reply.Body.Flowing _ -> "";
                };
        return reply.status() + " " + body;
    }

    @Test
    void sayWhenTheServerCanDoItsWork() {
        HealthRoutes routes = new HealthRoutes(new Readiness(rig.ledger, rig.blobs, rig.clock), rig.clock);
        assertThat(ask(routes, "healthz")).isEqualTo("200 {\"ready\":true,\"problems\":[]}");
        assertThat(ask(routes, "readyz")).isEqualTo("200 {\"ready\":true,\"problems\":[]}");
        assertThat(routes.at(List.of("healthz", "x"))).isEmpty();
    }

    @Test
    void sayWhatIsMissingAndNotWhere() throws Exception {
        Path blobs = folder.resolve("blobs");
        try (FileBlobStore packs = FileBlobStore.open(blobs, disk, rig.clock, rig.chance)) {
            HealthRoutes routes = new HealthRoutes(new Readiness(rig.ledger, packs, rig.clock), rig.clock);
            assertThat(ask(routes, "readyz")).startsWith("200");
            try (var files = Files.list(blobs)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            assertThat(ask(routes, "readyz")).as("looked at a moment ago").startsWith("200");
            rig.clock.pass(Duration.ofSeconds(2));
            String answer = ask(routes, "readyz");
            assertThat(answer)
                    .startsWith("503 {\"ready\":false")
                    .contains("SERVER_STORAGE_OFFLINE")
                    .doesNotContain(folder.toString());
            assertThat(ask(routes, "healthz")).startsWith("200");
        }
    }
}
