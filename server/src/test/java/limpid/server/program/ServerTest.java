package limpid.server.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.SystemChance;
import limpid.host.disk.Disk;
import limpid.host.disk.RealDisk;
import limpid.host.net.Http;
import limpid.host.net.HttpReply;
import limpid.host.net.HttpRequest;
import limpid.host.net.ServerTrust;
import limpid.host.net.SocketHttp;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;
import limpid.host.time.SystemClock;
import limpid.server.account.NewPerson;
import limpid.server.certificate.TlsSettings;
import limpid.server.gate.Address;
import limpid.server.gate.TrustedProxies;
import limpid.server.library.LibrarySettings;
import limpid.server.operator.Operator;
import limpid.server.operator.Operator.DeviceLine;
import limpid.server.operator.OperatorJson;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
    private static final NewPerson ADA = new NewPerson("Ada", "ada@example.org", "four plain words");

    private static final String COMMIT_OF_A_FOLDER = """
            {"operations":[{"put":{"item":"00000000000000010000000000000002","ifVersion":0,\
            "parent":"00000000000000000000000000000000","name":"Books","kind":"FOLDER"}}],"inline":[]}""";

    @TempDir
    private Path folder = Path.of("");

    private final Clock clock = new SystemClock();
    private final Disk disk = RealDisk.of(clock);
    private final List<Throwable> defects = Collections.synchronizedList(new ArrayList<>());
    private final Machine machine = new Machine(
            disk,
            clock,
            new SystemChance(),
            new Tasks((_, cause) -> defects.add(cause)),
            (_, cause) -> defects.add(cause));
    private final Http http = SocketHttp.open(clock, new ServerTrust.Authorities());

    @AfterEach
    void hasNoDefects() {
        http.close();
        assertThat(defects).isEmpty();
    }

    @Nested
    class Starting {
        @Test
        void offersALinkToBecomeTheOwnerUntilThereIsOne() throws Exception {
            try (Server server = start()) {
                URI link = server.ownerLink().orElseThrow();
                assertThat(link.getQuery()).startsWith("key=");
                assertThat(get(URI.create(server.url() + "/v1/entrance"))).contains("\"setUp\":false");
                order().carryOut(operator -> operator.owner(ADA));
            }
            try (Server server = start()) {
                assertThat(server.ownerLink()).isEmpty();
                assertThat(get(URI.create(server.url() + "/v1/entrance"))).contains("\"setUp\":true");
            }
        }

        @Test
        void saysHelloToDevices() throws Exception {
            try (Server server = start()) {
                assertThat(get(URI.create(server.url() + "/v1/hello"))).contains("\"setUp\":false");
            }
        }

        @Provokes(ReasonCode.DATA_IN_USE)
        @Test
        void isRefusedOnDataThatAnotherServerUses() throws Exception {
            try (Server first = start()) {
                assertThat(first.url()).startsWith("http://127.0.0.1:");
                refuses(ReasonCode.DATA_IN_USE, ServerTest.this::start);
                assertThat(order()).isNotNull();
            }
        }

        @Test
        void isRefusedAtAPortInUseAndLeavesTheDataFree() throws Exception {
            try (Server first = start()) {
                int port = URI.create(first.url()).getPort();
                ServerSettings other = settings("other", port);
                refuses(ReasonCode.PORT_IN_USE, () -> Server.start(other, machine));
                try (Server second = Server.start(settings("other", 0), machine)) {
                    assertThat(second.url()).isNotEqualTo(first.url());
                }
            }
        }

        @Provokes(ReasonCode.DATA_UNREADABLE)
        @Test
        void isRefusedOnAFolderThatCannotBeMade() throws IOException {
            Files.writeString(folder.resolve("data"), "a file");
            refuses(ReasonCode.DATA_UNREADABLE, ServerTest.this::start);
            assertThat(folder.resolve("data")).hasContent("a file");
        }

        @Test
        void isRefusedOnDataWhoseRestoreWasInterrupted() throws IOException {
            Files.createDirectories(folder.resolve("data").resolve("restoring"));
            refuses(ReasonCode.DATA_UNREADABLE, ServerTest.this::start);
        }
    }

    @Nested
    class Orders {
        @Test
        void areCarriedOutAlikeWhetherTheServerRunsOrNot() throws Exception {
            order().carryOut(operator -> operator.owner(ADA));
            String stopped = order().carryOut(operator -> operator.code("ada@example.org"))
                    .text();
            try (Server server = start()) {
                String running = order().carryOut(operator -> operator.code("ADA@example.org"))
                        .text();
                join(server, stopped, "Desk");
                join(server, running, "Laptop");
                assertThat(names(order().carryOut(Operator::devices))).containsExactlyInAnyOrder("Desk", "Laptop");
            }
            assertThat(names(order().carryOut(Operator::devices))).containsExactlyInAnyOrder("Desk", "Laptop");
        }

        @Test
        void reachTheServerOnlyWithTheKeyOfItsFolder() throws Exception {
            try (Server server = start()) {
                URI channel = OperatorJson.channelKey(Files.readString(folder.resolve("data/admin.json")))
                        .address();
                assertThat(Files.getPosixFilePermissions(folder.resolve("data/admin.json")))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
                assertThat(post(channel.resolve("/v1/admin/devices"), "{}", Map.of()))
                        .startsWith("401");
                assertThat(post(URI.create(server.url()).resolve("/v1/admin/devices"), "{}", Map.of()))
                        .startsWith("404");
            }
            assertThat(folder.resolve("data/admin.json")).doesNotExist();
        }

        @Test
        void changeThePlanOfTheOnlyHome() throws Exception {
            order().carryOut(operator -> operator.owner(ADA));
            try (Server server = start()) {
                order().carryOut(operator -> {
                    operator.plan(Optional.empty(), 12_345);
                    return operator;
                });
                String secret = join(
                        server, order().carryOut(o -> o.code("ada@example.org")).text(), "Desk");
                assertThat(get(URI.create(server.url() + "/v1/state"), Map.of("authorization", "Bearer " + secret)))
                        .contains("12345");
            }
        }

        @Test
        void signADeviceOut() throws Exception {
            order().carryOut(operator -> operator.owner(ADA));
            try (Server server = start()) {
                String secret = join(
                        server, order().carryOut(o -> o.code("ada@example.org")).text(), "Desk");
                DeviceLine desk = order().carryOut(Operator::devices).getFirst();
                order().carryOut(operator -> {
                    operator.revoke(desk.id());
                    return operator;
                });
                assertThat(get(URI.create(server.url() + "/v1/state"), Map.of("authorization", "Bearer " + secret)))
                        .contains("TOKEN_REVOKED");
                assertThat(order().carryOut(Operator::devices).getFirst().revokedAt())
                        .isPresent();
            }
        }

        @Test
        void nameWhatTheyDoNotFind() throws Exception {
            refuses(ReasonCode.NOT_FOUND, () -> order().carryOut(operator -> operator.code("eve@example.org")));
            try (Server server = start()) {
                assertThat(server.url()).isNotEmpty();
                refuses(ReasonCode.NOT_FOUND, () -> order().carryOut(operator -> operator.code("eve@example.org")));
            }
        }

        @Provokes(ReasonCode.ADDRESS_TAKEN)
        @Test
        void doNotTakeAnAddressTwice() throws Exception {
            order().carryOut(operator -> operator.owner(ADA));
            refuses(ReasonCode.ADDRESS_TAKEN, () -> order().carryOut(operator -> operator.owner(ADA)));
        }
    }

    @Nested
    class Backups {
        @Test
        void areTakenWhileTheServerRunsAndComeBackWithNewEpochs() throws Exception {
            order().carryOut(operator -> operator.owner(ADA));
            Path backup = folder.resolve("backup");
            String epoch;
            String secret;
            try (Server server = start()) {
                secret = join(
                        server, order().carryOut(o -> o.code("ada@example.org")).text(), "Desk");
                epoch = epoch(server, secret);
                assertThat(order().carryOut(operator -> operator.backup(backup)).files())
                        .isPositive();
                join(server, order().carryOut(o -> o.code("ada@example.org")).text(), "Later");
                refuses(ReasonCode.DATA_IN_USE, () -> order().restore(backup));
            }
            Operation.Restored restored = order().restore(backup);
            assertThat(restored.collections()).isOne();
            assertThat(restored.aside().orElseThrow().resolve("ledger.db")).exists();
            assertThat(names(order().carryOut(Operator::devices))).containsExactly("Desk");
            try (Server server = start()) {
                assertThat(epoch(server, secret)).isNotEqualTo(epoch);
            }
        }

        @Test
        void areRefusedInAFolderThatIsNotEmpty() throws Exception {
            Path backup = Files.createDirectories(folder.resolve("backup"));
            Files.writeString(backup.resolve("mine.txt"), "mine");
            refuses(ReasonCode.SETTINGS_INVALID, () -> order().carryOut(operator -> operator.backup(backup)));
            assertThat(backup.resolve("mine.txt")).hasContent("mine");
        }

        @Provokes(ReasonCode.BACKUP_REPO_CORRUPT)
        @Test
        void areNotPutBackWhenTheyAreDamaged() throws Exception {
            order().carryOut(operator -> operator.owner(ADA));
            Path backup = folder.resolve("backup");
            order().carryOut(operator -> operator.backup(backup));
            byte[] ledger = Files.readAllBytes(backup.resolve("ledger.db"));
            ledger[ledger.length / 2] ^= 1;
            Files.write(backup.resolve("ledger.db"), ledger);
            refuses(ReasonCode.BACKUP_REPO_CORRUPT, () -> order().restore(backup));
        }

        @Provokes(ReasonCode.RESTORE_SOURCE_NOT_FOUND)
        @Test
        void areTakenForNothingElse() {
            refuses(ReasonCode.RESTORE_SOURCE_NOT_FOUND, () -> order().restore(folder.resolve("nothing")));
        }
    }

    @Provokes(ReasonCode.SERVER_RESTORED)
    @Test
    void noticesAnOlderCopyOfItsDataThatWasPutBackByHand() throws Exception {
        order().carryOut(operator -> operator.owner(ADA));
        Path copy = folder.resolve("copy");
        String secret;
        String epoch;
        try (Server server = start()) {
            secret = join(
                    server, order().carryOut(o -> o.code("ada@example.org")).text(), "Desk");
            epoch = epoch(server, secret);
        }
        copy(folder.resolve("data"), copy);
        try (Server server = start()) {
            makeFolder(server, secret);
        }
        delete(folder.resolve("data"));
        copy(copy, folder.resolve("data"));
        try (Server server = start()) {
            assertThat(server.wentBack().orElseThrow().code()).isEqualTo(ReasonCode.SERVER_RESTORED);
            assertThat(epoch(server, secret)).isNotEqualTo(epoch);
        }
        try (Server server = start()) {
            assertThat(server.wentBack()).isEmpty();
        }
    }

    private Server start() throws InterruptedException {
        return Server.start(settings("data", 0), machine);
    }

    private Operation order() {
        return new Operation(settings("data", 0), machine, () -> SocketHttp.open(clock, new ServerTrust.Authorities()));
    }

    private ServerSettings settings(String data, int port) {
        return new ServerSettings(
                folder.resolve(data),
                folder.resolve("witness"),
                new Address("127.0.0.1", port),
                TlsSettings.usual(),
                "Limpid",
                Optional.empty(),
                LibrarySettings.standard(),
                TrustedProxies.NONE);
    }

    private String join(Server server, String code, String name) throws IOException {
        String body = "{\"code\":\"" + code + "\",\"name\":\"" + name + "\",\"platform\":\"Linux\",\"version\":\"1\"}";
        String reply = post(URI.create(server.url() + "/v1/devices"), body, Map.of());
        return reply.replaceAll(".*\"secret\":\"([^\"]+)\".*", "$1");
    }

    private String epoch(Server server, String secret) throws IOException {
        return get(URI.create(server.url() + "/v1/state"), Map.of("authorization", "Bearer " + secret))
                .replaceAll(".*\"epoch\":\"([^\"]+)\".*", "$1");
    }

    private void makeFolder(Server server, String secret) throws IOException {
        String reply = post(
                URI.create(server.url() + "/v1/collections/files/commits"),
                COMMIT_OF_A_FOLDER,
                Map.of("authorization", "Bearer " + secret, "idempotency-key", "k-1"));
        assertThat(reply).startsWith("200");
    }

    private String get(URI uri) throws IOException {
        return get(uri, Map.of());
    }

    private String get(URI uri, Map<String, String> headers) throws IOException {
        try (HttpReply reply = http.send(new HttpRequest("GET", uri, headers, new byte[0], Duration.ofSeconds(20)))) {
            return new String(reply.body().readAllBytes(), UTF_8);
        }
    }

    private String post(URI uri, String body, Map<String, String> headers) throws IOException {
        HttpRequest request = new HttpRequest("POST", uri, headers, body.getBytes(UTF_8), Duration.ofSeconds(20));
        try (HttpReply reply = http.send(request)) {
            return reply.status() + " " + new String(reply.body().readAllBytes(), UTF_8);
        }
    }

    private static List<String> names(List<DeviceLine> devices) {
        return devices.stream().map(DeviceLine::name).toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static void refuses(ReasonCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ReasonException.class, e -> assertThat(
                        e.reason().code())
                .isEqualTo(code));
    }
}
