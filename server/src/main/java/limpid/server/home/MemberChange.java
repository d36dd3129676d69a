package limpid.server.home;

import java.util.List;
import java.util.Optional;
import limpid.core.reason.Wording;
import limpid.server.library.commit.Allowance.Stake;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.PersonRow.Share;
import limpid.store.ledger.Role;
import limpid.wire.json.Amendment;
import limpid.wire.message.MalformedException;

/**
 * What an owner wants of a member: another role, another share of the plan. Pure.
 *
 * @param role empty leaves it
 * @param floorBytes what is kept free for them whatever others do
 * @param capBytes what they may store at the most; less than they have takes nothing away
 */
public record MemberChange(Optional<Role> role, Amendment floorBytes, Amendment capBytes) {
    /** The largest number of bytes that browsers can say without losing digits. */
    static final long BYTES_MAX = (1L << 53) - 1;

    /** {@code row} after this change. */
    PersonRow applied(PersonRow row) {
        Share share = row.share();
        Optional<Long> floor = floorBytes.to(Optional.of(share.floorBytes()).filter(bytes -> bytes > 0));
        return row.with(row.rights().as(role.orElse(row.rights().role())))
                .with(new Share(floor.orElse(0L), capBytes.to(share.capBytes())));
    }

    /**
     * Refuses what a home cannot promise. A floor has to be there to be given: what is taken already, or promised to others,
     * cannot be promised again. Fails with: REQUEST_MALFORMED by {@link MalformedException}.
     *
     * @param before of all who live there
     */
    static void check(HomeRow home, PersonRow changed, List<Stake> before) {
        Stake own = before.stream()
                .filter(stake -> stake.person().id().equals(changed.id()))
                .findFirst()
                .orElseThrow();
        checkOwnerStays(changed, before);
        checkShare(changed.share());
        if (changed.share().floorBytes() > own.person().share().floorBytes()) {
            long promised = before.stream()
                    .filter(stake -> !stake.person().id().equals(own.person().id()))
                    .mapToLong(Stake::keptFree)
                    .sum();
            long most = Math.max(0, home.freeBytes() - promised + own.takenBytes());
            if (changed.share().floorBytes() > most) {
                throw new MalformedException(
                        "floorBytes",
                        "At most " + Wording.size(most) + " can be kept for " + changed.name()
                                + ": the rest of the plan is taken, or kept for others.");
            }
        }
    }

    private static void checkShare(Share share) {
        checkBytes("floorBytes", share.floorBytes());
        share.capBytes().ifPresent(cap -> {
            checkBytes("capBytes", cap);
            if (cap < share.floorBytes()) {
                throw new MalformedException("capBytes", "The most is not less than what is kept free.");
            }
        });
    }

    private static void checkBytes(String field, long bytes) {
        if (bytes < 0 || bytes > BYTES_MAX) {
            throw new MalformedException(field, "A number of bytes from 0 to " + BYTES_MAX + ".");
        }
    }

    static void checkOwnerStays(PersonRow changed, List<Stake> before) {
        boolean stays = isActiveOwner(changed)
                || before.stream()
                        .map(Stake::person)
                        .anyMatch(row -> !row.id().equals(changed.id()) && isActiveOwner(row));
        if (!stays) {
            throw new MalformedException("role", "A home keeps at least one owner. Make somebody else an owner first.");
        }
    }

    private static boolean isActiveOwner(PersonRow row) {
        return row.isOwner() && row.rights().disabledAt().isEmpty();
    }
}
