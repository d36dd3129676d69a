package limpid.doctor.checks;

import java.util.List;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.ServerView;
import limpid.host.time.Clock;

/** Does the server take this device for what it is? */
public final class SignInCheck implements Check {
    public static final String ID = "sign-in";

    private final ServerView server;
    private final Clock clock;

    public SignInCheck(ServerView server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "This device is signed in";
    }

    @Override
    public List<String> needs() {
        return List.of(ServerCheck.ID);
    }

    @Override
    public Finding look() {
        var state = server.state();
        return new Seen("server's word on this device", clock)
                .that("device", state.name())
                .that("person", state.person())
                .healthy();
    }
}
