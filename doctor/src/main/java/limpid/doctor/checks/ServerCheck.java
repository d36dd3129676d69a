package limpid.doctor.checks;

import java.time.Duration;
import java.util.List;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.Membership;
import limpid.doctor.look.ServerView;
import limpid.host.time.Clock;
import limpid.wire.message.Hello;

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
        try {
            return judge(server.hello());
        } catch (ReasonException e) {
            // A program that hangs still takes connections; people know that as "does not answer".
            if (e.reason().code() == ReasonCode.TRANSFER_STALLED) {
                return mute();
            }
            throw e;
        }
    }

    @Override
    public Finding late(Duration waited) {
        return mute();
    }

    private Finding mute() {
        return seen().that("problem", "it takes connections and says nothing")
                .problem(ReasonCode.SERVER_UNREACHABLE, subject());
    }

    private Finding judge(Hello hello) {
        var seen =
                seen().that("server-id", hello.server(), membership.serverId()).that("server-version", hello.version());
        return hello.server().equals(membership.serverId())
                ? seen.healthy()
                : seen.problem(ReasonCode.SERVER_IDENTITY_CHANGED, subject());
    }

    private Seen seen() {
        return new Seen("server's hello", clock).that("address", membership.server());
    }

    private Subject subject() {
        return Subject.server(membership.server().toString());
    }
}
