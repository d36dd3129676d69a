package limpid.doctor.checks;

import java.util.List;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.ServerView;
import limpid.host.time.Clock;
import limpid.wire.message.Protocol;

/** Do the two programs have a protocol in common? */
public final class VersionCheck implements Check {
    public static final String ID = "versions";

    private final ServerView server;
    private final Clock clock;

    public VersionCheck(ServerView server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "This device and the server understand each other";
    }

    @Override
    public List<String> needs() {
        return List.of(ServerCheck.ID);
    }

    @Override
    public Finding look() {
        var hello = server.hello();
        var seen = new Seen("server's hello", clock)
                .that("device-version", "protocol " + Protocol.VERSION)
                .that("server-version", "protocol " + hello.protocolMin() + " to " + hello.protocolMax());
        if (Protocol.VERSION < hello.protocolMin()) {
            return seen.that("older", "this device").problem(ReasonCode.VERSION_MISMATCH, Subject.device());
        }
        if (Protocol.VERSION > hello.protocolMax()) {
            return seen.that("older", "the server").problem(ReasonCode.VERSION_MISMATCH, Subject.device());
        }
        return seen.healthy();
    }
}
