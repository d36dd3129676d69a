package limpid.server.home;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.server.home.Inventory.Versioned;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.OldVersion;

/**
 * A walk through everything in a collection, page by page, over as many transactions as it takes: first what lives, then
 * what is kept of the past. What changes meanwhile may be missed; the next walk finds it. Used by one thread at a time.
 */
final class Tour {
    private static final int PAGE = 1000;
    private static final int FILES_REMEMBERED = 50_000;
    private static final Comparator<Versioned> LEAST_FIRST =
            Comparator.comparing((Versioned each) -> each.amount().bytes()).thenComparing(Versioned::item);

    private final CollectionId collection;
    private final long headSeq;
    private final long keptBytes;
    private final Map<Category, Amount> byCategory = new EnumMap<>(Category.class);
    private final Map<String, Amount> byDevice = new HashMap<>();
    private final LargestFiles files = new LargestFiles(FILES_REMEMBERED);
    private final PriorityQueue<Versioned> versioned = new PriorityQueue<>(LEAST_FIRST);

    private long seq;
    private boolean livesSeen;
    private ItemId item = ItemId.ROOT;
    private long version;
    private Versioned open = new Versioned(ItemId.ROOT, Amount.NONE);

    /** One that begins; {@code keptBytes} are those of the home. */
    Tour(CollectionRow row, long keptBytes) {
        this.collection = row.id();
        this.headSeq = row.headSeq();
        this.keptBytes = keptBytes;
    }

    /** Goes on for about {@code rowsMax} rows; returns whether it is at its end. */
    boolean walk(HomeTransaction rows, int rowsMax) {
        int seen = 0;
        while (seen < rowsMax) {
            int page = livesSeen ? versions(rows) : lives(rows);
            seen += page;
            if (page < PAGE && livesSeen && seen < rowsMax) {
                return true;
            }
            livesSeen |= page < PAGE;
        }
        return false;
    }

    private int lives(HomeTransaction rows) {
        List<Item> page = rows.items().changes(collection, seq, headSeq, true, PAGE);
        for (Item each : page) {
            byCategory.merge(Category.of(each), new Amount(each.size(), 1), Amount::plus);
            byDevice.merge(each.by().text(), new Amount(each.size(), 1), Amount::plus);
            files.add(each);
            seq = each.seq();
        }
        return page.size();
    }

    private int versions(HomeTransaction rows) {
        List<OldVersion> page = rows.items().versionsAfter(collection, item, version, PAGE);
        Map<ItemId, Item> now = rows.items()
                .byIds(
                        collection,
                        page.stream().map(old -> old.item().id()).distinct().toList());
        for (OldVersion old : page) {
            item = old.item().id();
            version = old.item().version();
            Item present = now.get(item);
            keep(old, present != null && !present.deleted());
        }
        return page.size();
    }

    private void keep(OldVersion old, boolean lives) {
        long bytes = old.item().content().map(Content::size).orElse(0L);
        byCategory.merge(lives ? Category.VERSIONS : Category.TRASH, new Amount(bytes, 1), Amount::plus);
        if (!lives) {
            return;
        }
        if (!open.item().equals(old.item().id())) {
            close();
            open = new Versioned(old.item().id(), Amount.NONE);
        }
        open = new Versioned(open.item(), open.amount().plus(bytes));
    }

    private void close() {
        if (open.amount().items() > 0) {
            versioned.add(open);
        }
        if (versioned.size() > Inventory.LISTED_MAX) {
            versioned.remove();
        }
    }

    /** What was seen; at the end of the walk. */
    Inventory inventory(Instant now) {
        close();
        List<Versioned> most = new ArrayList<>(versioned);
        most.sort(LEAST_FIRST.reversed());
        return new Inventory(
                now,
                headSeq,
                keptBytes,
                byCategory,
                byDevice,
                files.largest(Inventory.LISTED_MAX),
                files.copies(Inventory.LISTED_MAX),
                most);
    }
}
