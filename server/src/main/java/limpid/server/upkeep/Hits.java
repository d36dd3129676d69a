package limpid.server.upkeep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Manifest;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;
import limpid.core.item.Item;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.library.commit.Objection;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/** Names the items that bad chunks hit. Reads a whole home, so it runs only when something is bad. */
final class Hits {
    private static final int PAGE = 1000;
    private static final int DEPTH_MAX = 4096;

    private final Ledger ledger;
    private final ChunkProof proof;
    private final Clock clock;

    Hits(Ledger ledger, ChunkProof proof, Clock clock) {
        this.ledger = ledger;
        this.proof = proof;
        this.clock = clock;
    }

    /** One reason per item that cannot be read in full; for a chunk that hits no live item, the reason of the chunk. */
    List<Reason> of(HomeId home, Map<ChunkId, Reason> bad) {
        List<Reason> reasons = new ArrayList<>();
        Set<ChunkId> named = new LinkedHashSet<>();
        for (CollectionRow row : ledger.read(home, rows -> rows.collections())) {
            long seq = 0;
            List<Item> page;
            do {
                long after = seq;
                page = ledger.read(home, rows -> rows.items().changes(row.id(), after, row.headSeq(), true, PAGE));
                for (Item item : page) {
                    seq = item.seq();
                    item.content().ifPresent(content -> {
                        Set<ChunkId> hit = chunksOf(home, content.id());
                        hit.retainAll(bad.keySet());
                        hit.forEach(id -> reasons.add(reason(home, row.id(), item, bad, id)));
                        named.addAll(hit);
                    });
                }
            } while (page.size() == PAGE);
        }
        bad.forEach((id, reason) -> {
            if (!named.contains(id)) {
                reasons.add(reason);
            }
        });
        return reasons;
    }

    private Set<ChunkId> chunksOf(HomeId home, ContentId content) {
        Set<ChunkId> ids = new LinkedHashSet<>(List.of(content.chunk()));
        if (content.form() == ContentId.Form.MANIFEST) {
            Map<ChunkId, ChunkRow> rows =
                    ledger.read(home, each -> each.contents().chunks(List.of(content.chunk())));
            for (ChunkRow row : rows.values()) {
                if (proof.flaw(home, row).isEmpty()) {
                    Manifest.parse(proof.raw(home, row)).parts().forEach(part -> ids.add(part.chunk()));
                }
            }
        }
        return ids;
    }

    private Reason reason(HomeId home, CollectionId collection, Item item, Map<ChunkId, Reason> bad, ChunkId id) {
        String path = ledger.read(home, rows -> path(rows, collection, item));
        Reason cause = bad.getOrDefault(
                id,
                Objection.of(ReasonCode.BLOB_CORRUPT, Subject.item(path), clock.now())
                        .reason());
        Objection objection = Objection.of(cause.code(), Subject.item(path), clock.now());
        objection.saw("item-id", item.id()).saw("chunk-id", id);
        cause.evidence().forEach(each -> objection.saw(each.what(), each.observed(), each.required()));
        return objection.reason();
    }

    private static String path(HomeTransaction rows, CollectionId collection, Item item) {
        StringBuilder path = new StringBuilder(item.place().name().text());
        Item at = item;
        for (int depth = 0; depth < DEPTH_MAX && !at.place().parent().isRoot(); depth++) {
            Item above = rows.items()
                    .byIds(collection, List.of(at.place().parent()))
                    .get(at.place().parent());
            if (above == null) {
                break;
            }
            path.insert(0, above.place().name().text() + "/");
            at = above;
        }
        return path.toString();
    }
}
