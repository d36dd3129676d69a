package limpid.doctor.checks;

import java.util.List;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.Membership;
import limpid.doctor.look.ServerView;
import limpid.host.time.Clock;

/** Does a Limpid server answer, and is it the one that was joined? */
public final class ServerCheck implements Check {
    public static final String ID = "server";

    private final Membership membership;
    private final ServerView server;
    private final Clock clock;

    public ServerCheck(Membership membership, ServerView server, Clock clock) {
        this.membership = membership;
        this.server = server;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Your server answers";
    }

    @Override
    public List<String> needs() {
        return List.of(EncryptionCheck.ID);
    }

    @Override
    public Finding look() {
        var hello = server.hello();
        var seen = new Seen("server's hello", clock)
                .that("address", membership.server())
                .that("server-id", hello.server(), membership.serverId())
                .that("server-version", hello.version());
        return hello.server().equals(membership.serverId())
                ? seen.healthy()
                : seen.problem(
                        ReasonCode.SERVER_IDENTITY_CHANGED,
                        Subject.server(membership.server().toString()));
    }
}
