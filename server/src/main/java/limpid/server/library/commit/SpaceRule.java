package limpid.server.library.commit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.item.Kind;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.store.ledger.GrantRow;
import limpid.store.ledger.HomeRow;
import limpid.wire.message.CommitReply.Refused;

/**
 * What a commit costs of the plan, who pays, and whether there is room. Folders, moves, deletions, links and whatever
 * makes a home smaller always pass.
 *
 * @param growth by how much used bytes change, exactly
 * @param replaced the length of contents that become old versions
 * @param paid what the grant pays
 * @param open what the plan must have room for
 */
public record SpaceRule(long growth, long replaced, long paid, long open) {
    /** Adds up a commit. A grant that is not this device's, or that ran out, pays nothing. */
    static SpaceRule of(Draft draft, Optional<GrantRow> grant) {
        long growth = 0;
        long replaced = 0;
        long needed = 0;
        for (Step step : draft.steps()) {
            growth += step.growth();
            needed += step.after().kind() == Kind.LINK ? 0 : step.growth();
            replaced += step.replacesContent() ? step.before().orElseThrow().size() : 0;
        }
        long bill = Math.max(0, needed);
        long paid = Math.min(bill, grant.map(GrantRow::bytes).orElse(0L));
        return new SpaceRule(growth, replaced, paid, bill - paid);
    }

    Optional<Refused> judge(HomeRow home, Draft draft, boolean grantLost) {
        long free = home.planBytes() - home.usedBytes() - home.reservedBytes();
        if (open == 0 || open <= free) {
            return Optional.empty();
        }
        // A lost grant is the nearer cause: the device reserves again, and hears then whether the plan has room.
        ReasonCode code = grantLost ? ReasonCode.GRANT_EXPIRED : ReasonCode.QUOTA_EXCEEDED;
        Objection objection = objection(code, home, open, draft.order().now());
        return Optional.of(new Refused(objection.reason(), List.of()));
    }

    /** An objection with all that the plan's arithmetic rests on. */
    public static Objection objection(ReasonCode code, HomeRow home, long needed, Instant now) {
        long free = Math.max(0, home.planBytes() - home.usedBytes() - home.reservedBytes());
        return Objection.of(code, Subject.home(), now)
                .saw("plan-bytes", home.planBytes())
                .saw("used-bytes", home.usedBytes())
                .saw("reserved-bytes", home.reservedBytes())
                .saw("needed-bytes", needed)
                .saw("free-bytes", free, needed);
    }

    /** The home's row after the commit. */
    HomeRow after(HomeRow home) {
        return new HomeRow(
                home.name(),
                home.planBytes(),
                home.usedBytes() + growth,
                home.reservedBytes() - paid,
                home.keptBytes() + replaced,
                home.gearSeed());
    }
}
