package limpid.store.memory;

import java.util.Comparator;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.store.ledger.ItemRows.CursorRow;
import limpid.store.ledger.ItemRows.OldVersion;

/** The items of one collection and what can be found by what. */
record CollectionTables(
        Table<ItemId, Item> byId,
        Table<Long, Item> bySeq,
        Table<NameKey, ItemId> liveNames,
        Table<VersionKey, OldVersion> versions,
        Table<DeviceId, CursorRow> cursors) {
    static CollectionTables empty(UndoLog undo) {
        return new CollectionTables(
                new Table<>(undo, Comparator.naturalOrder()),
                new Table<>(undo, Comparator.naturalOrder()),
                new Table<>(undo, Comparator.naturalOrder()),
                new Table<>(undo, Comparator.naturalOrder()),
                new Table<>(undo, Comparator.naturalOrder()));
    }

    CollectionTables copy(UndoLog undo) {
        return new CollectionTables(
                byId.copy(undo), bySeq.copy(undo), liveNames.copy(undo), versions.copy(undo), cursors.copy(undo));
    }

    /** A name as siblings compare it; names of a folder stand together, in the order of their code points. */
    record NameKey(ItemId parent, String name) implements Comparable<NameKey> {
        @Override
        public int compareTo(NameKey other) {
            int byParent = parent.compareTo(other.parent);
            return byParent != 0 ? byParent : byCodePoints(name, other.name);
        }

        /** The order of the UTF-8 bytes, as in the databases; {@code String} alone orders surrogates elsewhere. */
        private static int byCodePoints(String x, String y) {
            int common = Math.min(x.length(), y.length());
            for (int i = 0; i < common; i++) {
                char a = x.charAt(i);
                char b = y.charAt(i);
                if (a != b) {
                    return Character.isSurrogate(a) == Character.isSurrogate(b)
                            ? a - b
                            : (Character.isSurrogate(a) ? 1 : -1);
                }
            }
            return x.length() - y.length();
        }
    }

    /** One version of one item; the versions of an item stand together. */
    record VersionKey(ItemId item, long version) implements Comparable<VersionKey> {
        @Override
        public int compareTo(VersionKey other) {
            int byItem = item.compareTo(other.item);
            return byItem != 0 ? byItem : Long.compare(version, other.version);
        }
    }
}
