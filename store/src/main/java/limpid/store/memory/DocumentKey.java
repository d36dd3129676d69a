package limpid.store.memory;

import java.util.Comparator;

/** Where a small record stands. */
record DocumentKey(String topic, String id) {
    /** By topic, then by id. Ids are ASCII, so this is the order of their bytes. */
    static final Comparator<DocumentKey> ORDER =
            Comparator.comparing(DocumentKey::topic).thenComparing(DocumentKey::id);
}
