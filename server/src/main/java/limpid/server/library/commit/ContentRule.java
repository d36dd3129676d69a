package limpid.server.library.commit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Manifest;
import limpid.core.item.Content;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.store.ledger.ContentRows;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.wire.message.CommitReply.Refused;

/**
 * Every chunk of every content that a commit brings is held and good. Chunks that came inside the commit, and those that
 * garbage collection had condemned, become rows to write.
 */
final class ContentRule {
    /** The content of an empty file: always held, since there is nothing to hold. */
    private static final ChunkId NOTHING = ChunkId.of(new byte[0]);

    private final Draft draft;
    private final Refusal refusal;
    private final Map<ChunkId, ChunkRow> known;
    private final Map<ChunkId, ChunkRow> toWrite = new LinkedHashMap<>();
    private final Map<ContentId, Set<ChunkId>> toRecord = new LinkedHashMap<>();

    private ContentRule(ContentRows rows, Draft draft) {
        this.draft = draft;
        this.refusal = new Refusal(ReasonCode.CONTENT_NOT_HELD, draft.order().now());
        Set<ChunkId> ids = wanted();
        this.known = ids.isEmpty() ? Map.of() : rows.chunks(ids);
    }

    /** Looks up all chunks that the commit's contents need, in one go. */
    static ContentRule of(ContentRows rows, Draft draft) {
        return new ContentRule(rows, draft);
    }

    private Set<ChunkId> wanted() {
        Set<ChunkId> ids = new LinkedHashSet<>();
        for (Step step : draft.steps()) {
            step.freshContent().ifPresent(content -> {
                ids.add(content.id().chunk());
                manifest(content.id()).ifPresent(manifest -> ids.addAll(parts(manifest)));
            });
        }
        return ids;
    }

    /** Fails with: REQUEST_MALFORMED when a length is not what the bytes say. */
    Optional<Refused> judge() {
        for (Step step : draft.steps()) {
            step.freshContent().ifPresent(content -> judge(step, content));
        }
        return refusal.verdict();
    }

    private void judge(Step step, Content content) {
        switch (content.id().form()) {
            case CHUNK -> {
                if (isHeld(step, content.id().chunk())) {
                    checkLength(content, row(content.id().chunk()).rawLength());
                }
            }
            case MANIFEST -> judgeManifest(step, content);
        }
    }

    private void judgeManifest(Step step, Content content) {
        Optional<Manifest> manifest = manifest(content.id());
        if (!isHeld(step, content.id().chunk())) {
            return;
        }
        if (manifest.isEmpty()) {
            missing(step, content.id().chunk());
            return;
        }
        checkLength(content, manifest.get().contentLength());
        for (Manifest.Part part : manifest.get().parts()) {
            if (isHeld(step, part.chunk()) && row(part.chunk()).rawLength() != part.length()) {
                throw wrongLength(part.length(), row(part.chunk()).rawLength());
            }
        }
        toRecord.put(content.id(), parts(manifest.get()));
    }

    private boolean isHeld(Step step, ChunkId id) {
        if (toWrite.containsKey(id)) {
            return true;
        }
        boolean held = relyOn(id) || takeInline(id);
        if (!held) {
            missing(step, id);
        }
        return held;
    }

    private boolean relyOn(ChunkId id) {
        ChunkRow row = known.get(id);
        if (row == null || row.state() == State.QUARANTINED) {
            return false;
        }
        if (row.state() == State.CONDEMNED) {
            toWrite.put(id, row.in(State.LIVE));
        }
        return true;
    }

    private boolean takeInline(ChunkId id) {
        byte[] bytes = id.equals(NOTHING)
                ? new byte[0]
                : draft.order().commit().inline().get(id);
        if (bytes == null) {
            return false;
        }
        toWrite.put(id, new ChunkRow(id, bytes.length, 0, "", 0, bytes.length, bytes, State.LIVE));
        return true;
    }

    private void missing(Step step, ChunkId id) {
        refusal.blame(step.operation()).show(step.before());
        refusal.saw("chunk-id", id, "held");
    }

    private ChunkRow row(ChunkId id) {
        ChunkRow row = toWrite.getOrDefault(id, known.get(id));
        if (row == null) {
            throw new IllegalStateException("only held chunks have a row");
        }
        return row;
    }

    private void checkLength(Content content, long length) {
        if (content.size() != length) {
            throw wrongLength(content.size(), length);
        }
    }

    private ReasonException wrongLength(long said, long found) {
        return Objection.malformed(
                        "a content has another length than the request says",
                        draft.order().now())
                .saw("content-length", said, found)
                .exception();
    }

    private Optional<Manifest> manifest(ContentId id) {
        return Optional.ofNullable(draft.order().manifests().get(id));
    }

    private static Set<ChunkId> parts(Manifest manifest) {
        Set<ChunkId> ids = new LinkedHashSet<>();
        manifest.parts().forEach(part -> ids.add(part.chunk()));
        return ids;
    }

    /** Writes what the contents need, after the verdict was good. */
    void write(ContentRows rows) {
        if (!toWrite.isEmpty()) {
            rows.putChunks(List.copyOf(toWrite.values()));
        }
        toRecord.forEach((content, parts) -> {
            if (!rows.hasParts(content)) {
                rows.putParts(content, parts);
            }
        });
    }
}
