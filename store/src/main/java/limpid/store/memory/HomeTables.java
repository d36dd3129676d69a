package limpid.store.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Hash;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.PersonId;
import limpid.store.ledger.AnswerRow;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.GrantRow;
import limpid.store.ledger.HintRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.SessionRow;

/** Everything one home has. Rows never change once they are in, so copies share them. */
record HomeTables(
        UndoLog undo,
        Table<Single, HomeRow> home,
        Table<PersonId, PersonRow> persons,
        Table<DeviceId, DeviceRow> devices,
        Table<CollectionId, CollectionRow> collections,
        Table<CollectionId, CollectionTables> items,
        Table<Hash, SessionRow> sessions,
        Table<DocumentKey, DocumentRow> documents,
        Table<Long, HintRow> hints,
        Table<Single, Long> hintsGiven,
        Table<String, GrantRow> grants,
        Table<AnswerKey, AnswerRow> answers,
        Table<ChunkId, ChunkRow> chunks,
        Table<ChunkId, Instant> pins,
        Table<ContentId, Integer> uses,
        Table<ContentId, Set<ChunkId>> manifests,
        Table<PartKey, Single> parts) {
    /** The key of the only row of its table. */
    enum Single {
        ONLY
    }

    /** An idempotency key of a device. */
    record AnswerKey(DeviceId device, String key) {
        private static final Comparator<AnswerKey> ORDER =
                Comparator.comparing(AnswerKey::device).thenComparing(AnswerKey::key);
    }

    /** That a content needs a chunk; the contents that need one chunk stand together. */
    record PartKey(ChunkId chunk, ContentId content) {
        private static final Comparator<PartKey> ORDER =
                Comparator.comparing(PartKey::chunk).thenComparing(PartKey::content, CONTENT_ORDER);
    }

    private static final Comparator<ContentId> CONTENT_ORDER =
            Comparator.comparing(ContentId::form).thenComparing(ContentId::chunk);

    static HomeTables empty() {
        UndoLog undo = new UndoLog();
        return new HomeTables(
                undo,
                sorted(undo),
                sorted(undo),
                sorted(undo),
                sorted(undo),
                sorted(undo),
                sorted(undo),
                new Table<>(undo, DocumentKey.ORDER),
                sorted(undo),
                sorted(undo),
                sorted(undo),
                new Table<>(undo, AnswerKey.ORDER),
                sorted(undo),
                sorted(undo),
                new Table<>(undo, CONTENT_ORDER),
                new Table<>(undo, CONTENT_ORDER),
                new Table<>(undo, PartKey.ORDER));
    }

    private static <K extends Comparable<? super K>, V> Table<K, V> sorted(UndoLog undo) {
        return new Table<>(undo, Comparator.naturalOrder());
    }

    /** The same rows, apart from these from now on. */
    HomeTables copy() {
        UndoLog other = new UndoLog();
        Table<CollectionId, CollectionTables> itemsCopy = items.copy(other, tables -> tables.copy(other));
        return new HomeTables(
                other,
                home.copy(other),
                persons.copy(other),
                devices.copy(other),
                collections.copy(other),
                itemsCopy,
                sessions.copy(other),
                documents.copy(other),
                hints.copy(other),
                hintsGiven.copy(other),
                grants.copy(other),
                answers.copy(other),
                chunks.copy(other),
                pins.copy(other),
                uses.copy(other),
                manifests.copy(other),
                parts.copy(other));
    }
}
