package limpid.doctor.checks;

import java.util.List;
import java.util.Optional;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.ServerView;
import limpid.host.time.Clock;
import limpid.wire.message.StorageState;

/** Has the server's disk room? The server says so itself; how much, it tells only its owner. */
public final class ServerDiskCheck implements Check {
    public static final String ID = "server-disk";

    private final ServerView server;
    private final Clock clock;

    public ServerDiskCheck(ServerView server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "The server's disk has room";
    }

    @Override
    public List<String> needs() {
        return List.of(SignInCheck.ID);
    }

    @Override
    public Finding look() {
        Optional<StorageState> storage = server.state().storage();
        if (storage.isEmpty()) {
            return new Finding.NotChecked(
                    "the server does not tell: it is of an older version, or cannot ask its disk; “limpid admin check” on it says more");
        }
        var seen = new Seen("server's word on its disk", clock)
                .that("room", storage.get().room(), "ENOUGH");
        storage.get().freeBytes().ifPresent(bytes -> seen.that("free-bytes", bytes));
        return switch (storage.get().room()) {
            case ENOUGH -> seen.healthy();
            case LITTLE -> seen.problem(ReasonCode.SERVER_DISK_NEARLY_FULL, Subject.server(""));
            case NONE -> seen.problem(ReasonCode.SERVER_DISK_FULL, Subject.server(""));
        };
    }
}
