package limpid.store.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Manifest;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;
import limpid.core.item.Item;
import limpid.core.reason.ReasonException;
import limpid.store.blob.BlobStore;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.OldVersion;
import limpid.store.ledger.Ledger;

/** Looks for every chunk that an item of a home, newest or kept, needs. */
final class ContentCheck {
    private static final int PAGE = 500;

    private final Ledger ledger;
    private final ChunkBytes bytes;
    private final HomeId home;
    private final List<StoreFlaw> flaws = new ArrayList<>();
    private final Set<ContentId> unkept = new LinkedHashSet<>();
    private long items;

    ContentCheck(Ledger ledger, BlobStore blobs, ChunkDecoding decoding, HomeId home) {
        this.ledger = ledger;
        this.bytes = new ChunkBytes(blobs, decoding, home);
        this.home = home;
    }

    StoreReport run() {
        List<CollectionRow> collections = ledger.read(home, HomeTransaction::collections);
        collections.forEach(this::checkCollection);
        unkept.forEach(content -> flaws.add(new StoreFlaw.UnkeptParts(home, content)));
        return new StoreReport(flaws, items, 0, 0);
    }

    private void checkCollection(CollectionRow row) {
        long seq = 0;
        boolean more = true;
        while (more) {
            long after = seq;
            // Items and chunks on one picture, so that what is removed meanwhile is not missed here.
            List<Item> page = ledger.read(home, rows -> checkPage(rows, row.id(), after));
            more = page.size() == PAGE;
            seq = page.isEmpty() ? seq : page.getLast().seq();
        }
        ledger.read(home, rows -> checkVersions(rows, row.id()));
    }

    private List<Item> checkPage(HomeTransaction rows, CollectionId collection, long after) {
        List<Item> page = rows.items().changes(collection, after, Long.MAX_VALUE, true, PAGE);
        check(rows, collection, page);
        return page;
    }

    private int checkVersions(HomeTransaction rows, CollectionId collection) {
        List<Item> kept = rows.items().versionsReplacedBefore(collection, Instant.MAX, Integer.MAX_VALUE).stream()
                .map(OldVersion::item)
                .toList();
        for (int from = 0; from < kept.size(); from += PAGE) {
            check(rows, collection, kept.subList(from, Math.min(kept.size(), from + PAGE)));
        }
        return kept.size();
    }

    private void check(HomeTransaction rows, CollectionId collection, List<Item> page) {
        Map<ContentId, List<ChunkId>> needed = new HashMap<>();
        Map<ChunkId, ChunkRow> known = first(rows, page);
        for (Item item : page) {
            items++;
            item.content().ifPresent(it -> needed.computeIfAbsent(it.id(), id -> needs(rows, id, known)));
        }
        Set<ChunkId> parts = new LinkedHashSet<>();
        needed.values().forEach(parts::addAll);
        known.putAll(rows.contents().chunks(parts));
        for (Item item : page) {
            item.content().ifPresent(content -> missingOf(needed.getOrDefault(content.id(), List.of()), known)
                    .ifPresent(chunk -> flaws.add(new StoreFlaw.IncompleteContent(
                            home, collection, item.id(), item.version(), content.id(), chunk))));
        }
    }

    /** The chunks that the contents of these items begin with: all of a short one, the manifest of a long one. */
    private static Map<ChunkId, ChunkRow> first(HomeTransaction rows, List<Item> page) {
        List<ChunkId> ids = page.stream()
                .flatMap(item -> item.content().stream())
                .map(content -> content.id().chunk())
                .distinct()
                .toList();
        return new HashMap<>(rows.contents().chunks(ids));
    }

    private List<ChunkId> needs(HomeTransaction rows, ContentId content, Map<ChunkId, ChunkRow> known) {
        List<ChunkId> needs = new ArrayList<>();
        needs.add(content.chunk());
        switch (content.form()) {
            case CHUNK -> {}
            case MANIFEST -> {
                if (!rows.contents().hasParts(content)) {
                    unkept.add(content);
                }
                Optional.ofNullable(known.get(content.chunk())).ifPresent(row -> needs.addAll(partsOf(row)));
            }
        }
        return needs;
    }

    /** The parts that a manifest names; none if it cannot be read, which the check of chunks reports. */
    private List<ChunkId> partsOf(ChunkRow row) {
        try {
            return Manifest.parse(bytes.of(row)).parts().stream()
                    .map(Manifest.Part::chunk)
                    .toList();
        } catch (ReasonException | IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private static Optional<ChunkId> missingOf(List<ChunkId> needs, Map<ChunkId, ChunkRow> known) {
        return needs.stream()
                .filter(id -> !known.containsKey(id) || known.get(id).state() == State.QUARANTINED)
                .findFirst();
    }
}
