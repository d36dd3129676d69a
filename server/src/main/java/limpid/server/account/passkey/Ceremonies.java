package limpid.server.account.passkey;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.store.ledger.DirectoryTransaction.Resident;

/**
 * The questions that passkeys have not answered yet. In memory: after a restart people ask anew. Bounded as a whole and
 * for each asker, so that one who asks and asks displaces only their own. Safe for all threads.
 */
final class Ceremonies {
    /** For as long a question waits: time to look for a key and to enter its PIN. */
    static final Duration LAST = Duration.ofMinutes(5);
    /** Questions in all. */
    static final int OPEN_MAX = 10_000;
    /** Questions of one asker. */
    static final int OPEN_MAX_EACH = 20;

    private static final int ID_BYTES = 16;
    private static final int CHALLENGE_BYTES = 32;

    private final Clock clock;
    private final Chance chance;
    /** In the order in which they were asked, which is the order in which they end. */
    private final Map<String, Asked> open = new LinkedHashMap<>();

    private record Asked(Ceremony ceremony, String asker) {}

    Ceremonies(Clock clock, Chance chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /** A new question; {@code asker} is who answers for how many there are. */
    synchronized Ceremony ask(RelyingParty party, Optional<Resident> maker, String asker) {
        Ceremony ceremony = new Ceremony(
                Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(ID_BYTES)),
                chance.bytes(CHALLENGE_BYTES),
                party,
                maker,
                clock.now().plus(LAST));
        makeRoom(asker);
        open.put(ceremony.id(), new Asked(ceremony, asker));
        return ceremony;
    }

    /** The question that is answered now, for once; empty if it is answered, too old, or was never asked. */
    synchronized Optional<Ceremony> take(String id) {
        Instant now = clock.now();
        return Optional.ofNullable(open.remove(id)).map(Asked::ceremony).filter(ceremony -> ceremony.expires()
                .isAfter(now));
    }

    private void makeRoom(String asker) {
        Instant now = clock.now();
        open.values().removeIf(asked -> !asked.ceremony().expires().isAfter(now));
        long own = open.values().stream()
                .filter(asked -> asked.asker().equals(asker))
                .count();
        if (own >= OPEN_MAX_EACH) {
            dropOldest(asked -> asked.asker().equals(asker));
        } else if (open.size() >= OPEN_MAX) {
            dropOldest(_ -> true);
        }
    }

    private void dropOldest(Predicate<Asked> which) {
        open.values().stream()
                .filter(which)
                .findFirst()
                .map(asked -> asked.ceremony().id())
                .ifPresent(open::remove);
    }
}
