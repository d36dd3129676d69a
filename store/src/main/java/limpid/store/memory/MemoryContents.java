package limpid.store.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Hash;
import limpid.store.ledger.ContentRows;
import limpid.store.memory.HomeTables.PartKey;
import limpid.store.memory.HomeTables.Single;

/** The chunks of a home, over maps. */
final class MemoryContents implements ContentRows {
    private static final ContentId FIRST = ContentId.ofChunk(new ChunkId(new Hash(0, 0, 0, 0)));

    private final HomeTables tables;

    MemoryContents(HomeTables tables) {
        this.tables = tables;
    }

    @Override
    public Map<ChunkId, ChunkRow> chunks(Collection<ChunkId> ids) {
        Map<ChunkId, ChunkRow> found = new LinkedHashMap<>();
        ids.forEach(id -> tables.chunks().get(id).ifPresent(row -> found.put(id, row)));
        return found;
    }

    @Override
    public void putChunks(Collection<ChunkRow> rows) {
        rows.forEach(row -> tables.chunks().put(row.id(), row));
    }

    @Override
    public void dropChunks(Collection<ChunkId> ids) {
        ids.forEach(tables.chunks()::remove);
    }

    @Override
    public List<ChunkRow> chunksAfter(ChunkId after, int limit) {
        return tables.chunks().rows().tailMap(after, false).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<ChunkId> quarantined(int limit) {
        return tables.chunks().rows().values().stream()
                .filter(row -> row.state() == State.QUARANTINED)
                .map(ChunkRow::id)
                .limit(limit)
                .toList();
    }

    @Override
    public List<ChunkRow> chunksIn(String pack) {
        return tables.chunks().rows().values().stream()
                .filter(row -> !pack.isEmpty() && row.pack().equals(pack))
                .toList();
    }

    @Override
    public boolean hasParts(ContentId content) {
        return tables.manifests().has(content);
    }

    @Override
    public void putParts(ContentId content, Collection<ChunkId> parts) {
        dropParts(content);
        tables.manifests().put(content, Set.copyOf(parts));
        parts.forEach(part -> tables.parts().put(new PartKey(part, content), Single.ONLY));
    }

    @Override
    public void dropParts(ContentId content) {
        tables.manifests().get(content).ifPresent(parts -> {
            parts.forEach(part -> tables.parts().remove(new PartKey(part, content)));
            tables.manifests().remove(content);
        });
    }

    @Override
    public Collection<ChunkId> kept(Collection<ChunkId> ids, Instant now) {
        Set<ChunkId> kept = new LinkedHashSet<>();
        ids.stream().filter(id -> isKept(id, now)).forEach(kept::add);
        return kept;
    }

    private boolean isKept(ChunkId id, Instant now) {
        return tables.uses().has(ContentId.ofChunk(id))
                || tables.uses().has(ContentId.ofManifest(id))
                || tables.pins().get(id).filter(until -> !until.isBefore(now)).isPresent()
                || isPartOfUsed(id);
    }

    private boolean isPartOfUsed(ChunkId id) {
        for (PartKey part : tables.parts().rows().navigableKeySet().tailSet(new PartKey(id, FIRST), true)) {
            if (!part.chunk().equals(id)) {
                return false;
            }
            if (tables.uses().has(part.content())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<ContentId> orphans(int limit) {
        return tables.manifests().rows().keySet().stream()
                .filter(content -> !tables.uses().has(content))
                .limit(limit)
                .toList();
    }

    @Override
    public void pin(Collection<ChunkId> ids, Instant expires) {
        for (ChunkId id : ids) {
            if (tables.pins().get(id).filter(until -> !until.isBefore(expires)).isEmpty()) {
                tables.pins().put(id, expires);
            }
        }
    }

    @Override
    public Map<ChunkId, Instant> pins(Collection<ChunkId> ids) {
        Map<ChunkId, Instant> found = new LinkedHashMap<>();
        ids.forEach(id -> tables.pins().get(id).ifPresent(until -> found.put(id, until)));
        return found;
    }

    @Override
    public void dropPins(Instant moment) {
        MemoryHome.removeIf(tables.pins(), until -> until.isBefore(moment));
    }
}
