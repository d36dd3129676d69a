package limpid.store.memory;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Rows by key, in order, with every change noted so that it can be taken back. Rows are never null. */
final class Table<K, V> {
    private final NavigableMap<K, V> rows;
    private final UndoLog undo;

    Table(UndoLog undo, Comparator<? super K> order) {
        this.undo = undo;
        this.rows = new TreeMap<>(order);
    }

    private Table(UndoLog undo, NavigableMap<K, V> rows) {
        this.undo = undo;
        this.rows = rows;
    }

    /** The same rows, apart from these from now on. Takes linear time, as the rows are in order. */
    Table<K, V> copy(UndoLog otherUndo) {
        return new Table<>(otherUndo, new TreeMap<>(rows));
    }

    /** As {@link #copy(UndoLog)}, for rows that change and so need a copy each. */
    Table<K, V> copy(UndoLog otherUndo, UnaryOperator<V> copyRow) {
        NavigableMap<K, V> copies = new TreeMap<>(rows);
        copies.replaceAll((_, row) -> copyRow.apply(row));
        return new Table<>(otherUndo, copies);
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    boolean has(K key) {
        return rows.containsKey(key);
    }

    /** To read only. */
    NavigableMap<K, V> rows() {
        return rows;
    }

    void put(K key, V row) {
        undo.requireOpen();
        V before = rows.put(key, row);
        undo.note(() -> putBack(key, Optional.ofNullable(before)));
    }

    /** Puts a row that must be new. A row already there is a defect of the caller. */
    void add(K key, V row) {
        undo.requireOpen();
        V before = rows.putIfAbsent(key, row);
        if (before != null) {
            throw new IllegalStateException("not unique: " + key);
        }
        undo.note(() -> rows.remove(key));
    }

    void remove(K key) {
        undo.requireOpen();
        V before = rows.remove(key);
        if (before != null) {
            undo.note(() -> rows.put(key, before));
        }
    }

    private void putBack(K key, Optional<V> before) {
        before.ifPresentOrElse(row -> rows.put(key, row), () -> rows.remove(key));
    }
}
