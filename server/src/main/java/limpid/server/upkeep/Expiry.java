package limpid.server.upkeep;

import java.time.Instant;
import java.util.List;
import limpid.core.id.HomeId;
import limpid.core.reason.Reason;
import limpid.host.time.Clock;
import limpid.server.library.Grants;
import limpid.server.library.HintFeed;
import limpid.server.library.commit.Outbox;
import limpid.store.ledger.Ledger;
import limpid.wire.message.Hint;
import limpid.wire.message.Protocol;

/** Gives back grants, and lets go of answers, pins and sessions, when their time is over. */
final class Expiry implements Chore {
    private final Ledger ledger;
    private final Clock clock;
    private final HintFeed hints;

    Expiry(Ledger ledger, Clock clock, HintFeed hints) {
        this.ledger = ledger;
        this.clock = clock;
        this.hints = hints;
    }

    @Override
    public List<Reason> run(HomeId home, Budget budget) {
        Instant now = clock.now();
        List<Hint> freed = ledger.write(home, rows -> {
            rows.dropAnswers(now.minus(Protocol.ANSWERS_KEPT));
            rows.dropSessions(now);
            rows.contents().dropPins(now);
            long bytes = Grants.giveBack(rows, rows.grantsExpiring(now));
            List<Hint> told = bytes > 0 ? List.of(new Hint(Hint.Kind.SPACE, "", 0)) : List.<Hint>of();
            Outbox.add(rows, told);
            return told;
        });
        hints.tell(home, freed);
        return List.of();
    }
}
