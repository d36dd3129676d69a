package limpid.server.library;

import java.time.Instant;
import java.util.List;
import limpid.core.change.Digest;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.server.library.commit.Access;
import limpid.store.ledger.HomeTransaction;

/**
 * What lives between two ids, as one sum.
 *
 * @param digest of the live items from the first to the last id, both included
 * @param items how many
 * @param seq the collection's head at that moment
 */
public record RangeDigest(Digest digest, long items, long seq) {
    private static final int PAGE = 1000;

    static RangeDigest of(HomeTransaction rows, Caller caller, CollectionId id, ItemId from, ItemId to, Instant now) {
        long seq = Access.collection(rows, caller.person(), id, now).headSeq();
        Digest digest = Digest.EMPTY;
        long count = 0;
        ItemId at = from;
        while (at.compareTo(to) <= 0) {
            List<Item> page = rows.items().between(id, at, to, PAGE);
            for (Item item : page) {
                digest = digest.plus(item);
            }
            count += page.size();
            if (page.size() < PAGE || page.getLast().id().equals(to)) {
                break;
            }
            at = next(page.getLast().id());
        }
        return new RangeDigest(digest, count, seq);
    }

    private static ItemId next(ItemId id) {
        long low = id.low() + 1;
        return new ItemId(low == 0 ? id.high() + 1 : id.high(), low);
    }
}
