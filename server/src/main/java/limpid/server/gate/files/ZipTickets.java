package limpid.server.gate.files;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.reason.Scope;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.library.commit.Access;
import limpid.store.ledger.DirectoryTransaction.Resident;

/**
 * What was selected for an archive, until a browser fetches it: a selection is too long for an address. Each works once, for
 * the person who ordered it, for some minutes; kept in memory only, so after a restart one selects again. Safe for all threads.
 */
final class ZipTickets {
    private static final Duration LASTS = Duration.ofMinutes(5);
    private static final int KEPT_MAX = 1000;
    private static final int TICKET_BYTES = 16;

    private final Clock clock;
    private final Chance chance;
    /** In order of their making; the oldest goes first. */
    private final Map<String, Order> orders = new LinkedHashMap<>();

    ZipTickets(Clock clock, Chance chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /** What somebody wants in one archive. */
    record Selection(Resident person, CollectionId collection, List<ItemId> ids) {}

    private record Order(Selection selection, Instant until) {}

    /** A ticket for a selection. */
    synchronized String order(Selection selection) {
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(TICKET_BYTES));
        orders.put(ticket, new Order(selection, clock.now().plus(LASTS)));
        if (orders.size() > KEPT_MAX) {
            orders.remove(orders.keySet().iterator().next());
        }
        return ticket;
    }

    /** What a ticket stands for, if it is this person's; it does so no more after. Fails with: NOT_FOUND. */
    synchronized Selection use(String ticket, Resident person, CollectionId collection) {
        Selection found = Optional.ofNullable(orders.get(ticket))
                .filter(order -> order.until().isAfter(clock.now()))
                .map(Order::selection)
                .filter(selection -> selection.person().equals(person)
                        && selection.collection().equals(collection))
                .orElseThrow(() -> Access.notFound(Scope.ITEM, "ticket", ticket, clock.now()));
        orders.remove(ticket);
        return found;
    }
}
