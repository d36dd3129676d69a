package limpid.server.library.commit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.PersonId;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.GrantRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.Role;

/**
 * How much somebody may still store in their home, and what bounds it: the plan, a cap on what is theirs, or what floors
 * keep free for others. All in bytes.
 *
 * @param home how full it is
 * @param takenBytes what is theirs already, stored or set aside
 * @param capBytes what may be theirs at the most; {@link Long#MAX_VALUE} without a cap
 * @param floorsBytes what the floors of others still keep free
 * @param keptFor whom it is kept for, by name; nobody is named to a child
 */
public record Allowance(HomeRow home, long takenBytes, long capBytes, long floorsBytes, List<String> keptFor) {
    /** What ends the room that somebody has. */
    public enum Bound {
        /** The plan of the home is full. */
        PLAN("plan"),
        /** What may be theirs is used up. */
        CAP("cap"),
        /** The rest of the plan is kept free for others. */
        FLOORS("floors");

        private final String text;

        Bound(String text) {
            this.text = text;
        }

        /** How evidence says it. */
        public String text() {
            return text;
        }
    }

    /**
     * Somebody and what is theirs already.
     *
     * @param takenBytes stored or set aside
     */
    public record Stake(PersonRow person, long takenBytes) {
        /** What their floor still keeps free; an account that is switched off keeps nothing from the others. */
        public long keptFree() {
            boolean counts = person.rights().disabledAt().isEmpty();
            return counts ? Math.max(0, person.share().floorBytes() - takenBytes) : 0;
        }
    }

    public Allowance {
        keptFor = List.copyOf(keptFor);
    }

    /** Somebody's allowance, of what is stored now. Persons are read only where anybody has a share of their own. */
    public static Allowance read(HomeTransaction rows, HomeRow home, PersonId person) {
        return home.bounded() ? of(home, person, stakes(rows)) : ofPlan(home);
    }

    /** What each person of a home has taken. */
    public static List<Stake> stakes(HomeTransaction rows) {
        Map<PersonId, Long> taken = new HashMap<>();
        for (CollectionRow row : rows.collections()) {
            taken.merge(row.owner(), row.bytes(), Long::sum);
        }
        for (GrantRow grant : rows.grantsExpiring(Instant.MAX)) {
            taken.merge(grant.person(), grant.bytes(), Long::sum);
        }
        return rows.persons().stream()
                .map(row -> new Stake(row, taken.getOrDefault(row.id(), 0L)))
                .toList();
    }

    /** The allowance of everybody in a home without shares. */
    static Allowance ofPlan(HomeRow home) {
        return new Allowance(home, 0, Long.MAX_VALUE, 0, List.of());
    }

    /** Somebody's allowance among all who live there. */
    static Allowance of(HomeRow home, PersonId person, List<Stake> stakes) {
        List<Stake> others = stakes.stream()
                .filter(stake -> !stake.person().id().equals(person) && stake.keptFree() > 0)
                .toList();
        Optional<Stake> own = stakes.stream()
                .filter(stake -> stake.person().id().equals(person))
                .findFirst();
        boolean isChild = own.filter(stake -> stake.person().rights().role() == Role.CHILD)
                .isPresent();
        return new Allowance(
                home,
                own.map(Stake::takenBytes).orElse(0L),
                own.flatMap(stake -> stake.person().share().capBytes()).orElse(Long.MAX_VALUE),
                others.stream().mapToLong(Stake::keptFree).sum(),
                isChild
                        ? List.of()
                        : others.stream().map(stake -> stake.person().name()).toList());
    }

    /** What they may still store; negative when there is more than there may be. */
    public long freeBytes() {
        return Math.min(capBytes - takenBytes, home.freeBytes() - floorsBytes);
    }

    /** What {@code needed} bytes, which are more than are free, run into first. */
    public Bound boundOn(long needed) {
        if (capBytes - takenBytes < home.freeBytes() - floorsBytes) {
            return Bound.CAP;
        }
        return needed <= home.freeBytes() ? Bound.FLOORS : Bound.PLAN;
    }
}
