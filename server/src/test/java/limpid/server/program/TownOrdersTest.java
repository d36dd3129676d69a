package limpid.server.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import limpid.host.chance.SystemChance;
import limpid.host.disk.Disk;
import limpid.host.disk.RealDisk;
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
import limpid.server.operator.Operator.AuditLine;
import limpid.server.operator.Operator.PersonLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders about people and homes, to a server that runs and to one that does not. */
class TownOrdersTest {
    @TempDir
    private Path folder = Path.of("");

    private final Clock clock = new SystemClock();
    private final Disk disk = RealDisk.of(clock);
    private final List<Throwable> defects = Collections.synchronizedList(new ArrayList<>());
    private final Machine machine = new Machine(
            disk,
            clock,
            new SystemChance(),
            new Tasks((task, cause) -> defects.add(cause)),
            (task, cause) -> defects.add(cause));

    private ServerSettings settings() {
        return new ServerSettings(
                folder.resolve("data"),
                folder.resolve("witness"),
                new Address("127.0.0.1", 0),
                TlsSettings.usual(),
                "Test",
                Optional.empty(),
                LibrarySettings.standard(),
                TrustedProxies.NONE);
    }

    private Operation order() {
        return new Operation(settings(), machine, () -> SocketHttp.open(clock, new ServerTrust.Authorities()));
    }

    private void disable(boolean disabled, String reason) throws InterruptedException {
        order().carryOut(operator -> {
            operator.disable("bo@example.org", disabled, reason);
            return operator;
        });
    }

    private PersonLine bo() throws InterruptedException {
        return order().carryOut(operator -> operator.people("bo@")).getFirst();
    }

    @Test
    void meanTheSameWhetherTheServerRunsOrNot() throws InterruptedException {
        order().carryOut(operator -> operator.owner(new NewPerson("Ada", "ada@example.org", "four plain words")));
        order().carryOut(operator -> operator.owner(new NewPerson("Bo", "bo@example.org", "four plain words")));
        disable(true, "left");
        List<Operator.HomeLine> stopped = order().carryOut(Operator::homes);
        try (Server server = Server.start(settings(), machine)) {
            assertThat(server.url()).startsWith("http");
            assertThat(bo().disabledAt()).isPresent();
            assertThat(order().carryOut(Operator::homes)).isEqualTo(stopped).hasSize(2);
            disable(false, "");
            List<PersonLine> people = order().carryOut(operator -> operator.people(""));
            assertThat(people).hasSize(2);
            List<AuditLine> audit = order().carryOut(operator -> operator.audit(10));
            assertThat(audit)
                    .extracting(AuditLine::sentence)
                    .containsExactly(
                            "A command on the server's machine enabled Bo again.",
                            "A command on the server's machine disabled Bo: left.");
        }
        assertThat(bo().disabledAt()).isEmpty();
        assertThat(defects).isEmpty();
    }
}
