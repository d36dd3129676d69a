package limpid.server.library.commit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import limpid.core.item.Kind;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.GrantRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.wire.message.CommitReply.Refused;

/**
 * What a commit costs of the plan, who pays, and whether there is room. Folders, moves, deletions, links, contacts, events
 * and notes, and whatever makes a home smaller always pass.
 *
 * @param growth by how much used bytes change, exactly
 * @param replaced the length of contents that become old versions
 * @param paid what the grant pays
 * @param open what the plan must have room for
 */
public record SpaceRule(long growth, long replaced, long paid, long open) {
    /** Collections whose things are small and dear. */
    private static final Set<String> SMALL_KINDS = Set.of("contacts", "calendar", "notes");

    /** What counts as small: as in the lane that never waits. */
    private static final long SMALL_BYTES_MAX = 64 << 10;

    /** Beyond that a collection is not small any more: some hundred thousand contacts. */
    private static final long SMALL_ROOM = 256 << 20;

    /** Adds up a commit. A grant that is not this device's, or that ran out, pays nothing. */
    static SpaceRule of(Draft draft, Optional<GrantRow> grant) {
        long growth = 0;
        long replaced = 0;
        long needed = 0;
        for (Step step : draft.steps()) {
            growth += step.growth();
            needed += isSmall(draft.collection(), step) ? Math.min(0, step.growth()) : step.growth();
            replaced += step.replacesContent() ? step.before().orElseThrow().size() : 0;
        }
        long bill = Math.max(0, needed);
        long paid = Math.min(bill, grant.map(GrantRow::bytes).orElse(0L));
        return new SpaceRule(growth, replaced, paid, bill - paid);
    }

    /** What has room of its own, so that a telephone's contacts go on while photos fill the plan. */
    private static boolean isSmall(CollectionRow collection, Step step) {
        boolean isSmallKind = SMALL_KINDS.contains(collection.kind());
        return step.after().kind() == Kind.LINK
                || (isSmallKind && step.after().size() <= SMALL_BYTES_MAX && collection.bytes() < SMALL_ROOM);
    }

    Optional<Refused> judge(HomeTransaction rows, Draft draft, HomeRow home, boolean grantLost) {
        if (open == 0) {
            return Optional.empty();
        }
        Allowance allowance = Allowance.read(rows, home, draft.order().person());
        if (open <= allowance.freeBytes()) {
            return Optional.empty();
        }
        // A lost grant is the nearer cause: the device reserves again, and hears then whether the plan has room.
        ReasonCode code = grantLost ? ReasonCode.GRANT_EXPIRED : ReasonCode.QUOTA_EXCEEDED;
        Objection objection = objection(code, allowance, open, draft.order().now());
        return Optional.of(new Refused(objection.reason(), List.of()));
    }

    /** An objection with all that the plan's arithmetic rests on. */
    public static Objection objection(ReasonCode code, Allowance allowance, long needed, Instant now) {
        HomeRow home = allowance.home();
        Objection objection = Objection.of(code, Subject.home(), now)
                .saw("plan-bytes", home.planBytes())
                .saw("used-bytes", home.usedBytes())
                .saw("reserved-bytes", home.reservedBytes())
                .saw("needed-bytes", needed)
                .saw("free-bytes", Math.max(0, allowance.freeBytes()), needed)
                .saw("short-bytes", needed - allowance.freeBytes());
        Allowance.Bound bound = allowance.boundOn(needed);
        objection.saw("bound", bound.text());
        switch (bound) {
            case PLAN -> {}
            case CAP -> objection.saw("cap-bytes", allowance.capBytes()).saw("own-bytes", allowance.takenBytes());
            case FLOORS -> {
                objection.saw("floors-bytes", allowance.floorsBytes());
                if (!allowance.keptFor().isEmpty()) {
                    objection.saw("kept-for", String.join(", ", allowance.keptFor()));
                }
            }
        }
        return objection;
    }

    /** The home's row after the commit. */
    HomeRow after(HomeRow home) {
        return home.using(home.usedBytes() + growth)
                .reserving(home.reservedBytes() - paid)
                .keeping(home.keptBytes() + replaced);
    }
}
