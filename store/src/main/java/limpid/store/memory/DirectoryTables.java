package limpid.store.memory;

import java.util.Comparator;
import limpid.core.chunk.Hash;
import limpid.core.id.HomeId;
import limpid.store.ledger.DirectoryTransaction.CodeRow;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.DocumentRow;

/** What stands above homes. */
record DirectoryTables(
        UndoLog undo,
        Table<HomeId, HomeId> homes,
        Table<String, Resident> residents,
        Table<Hash, CodeRow> codes,
        Table<String, String> facts,
        Table<DocumentKey, DocumentRow> documents) {
    static DirectoryTables empty() {
        UndoLog undo = new UndoLog();
        return new DirectoryTables(
                undo,
                new Table<>(undo, Comparator.naturalOrder()),
                new Table<>(undo, Comparator.naturalOrder()),
                new Table<>(undo, Comparator.naturalOrder()),
                new Table<>(undo, Comparator.naturalOrder()),
                new Table<>(undo, DocumentKey.ORDER));
    }

    DirectoryTables copy() {
        UndoLog other = new UndoLog();
        return new DirectoryTables(
                other,
                homes.copy(other),
                residents.copy(other),
                codes.copy(other),
                facts.copy(other),
                documents.copy(other));
    }
}
