package limpid.server.library.commit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.change.Operation;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.wire.message.CommitReply.Refused;

/**
 * Collects, for one condition, all operations for which it does not hold, so that a device can make its plan anew in one
 * go. The evidence names each such operation as {@code item-id}, also where the server has no item to show.
 */
final class Refusal {
    private final ReasonCode code;
    private final Instant now;
    private final Set<ItemId> culprits = new LinkedHashSet<>();
    private final Map<ItemId, Item> inTheWay = new LinkedHashMap<>();
    private final List<String[]> seen = new ArrayList<>();
    private String name = "";

    Refusal(ReasonCode code, Instant now) {
        this.code = code;
        this.now = now;
    }

    /** The condition does not hold for {@code operation}. */
    Refusal blame(Operation operation) {
        if (name.isEmpty() && operation instanceof Operation.Put put) {
            name = put.place().name().text();
        }
        culprits.add(operation.item());
        return this;
    }

    /** The server's item stands in the way, if there is one. */
    Refusal show(Optional<Item> item) {
        item.ifPresent(shown -> {
            if (name.isEmpty()) {
                name = shown.place().name().text();
            }
            inTheWay.put(shown.id(), shown);
        });
        return this;
    }

    /** Adds what was seen. */
    void saw(String what, Object observed, Object required) {
        seen.add(new String[] {what, observed.toString(), required.toString()});
    }

    /** The refusal; empty if nobody was to blame. */
    Optional<Refused> verdict() {
        if (culprits.isEmpty()) {
            return Optional.empty();
        }
        Objection objection = Objection.of(code, Subject.item(name), now);
        culprits.forEach(id -> objection.saw("item-id", id));
        seen.forEach(each -> objection.saw(each[0], each[1], each[2]));
        return Optional.of(new Refused(objection.reason(), List.copyOf(inTheWay.values())));
    }
}
