package limpid.store.sql;

import java.nio.ByteBuffer;
import limpid.core.id.ItemId;

/** Item ids as 16 bytes, whose order is the order of the ids. */
final class Ids {
    private static final int BYTES = 16;

    private Ids() {}

    static byte[] bytes(ItemId id) {
        return ByteBuffer.allocate(BYTES).putLong(id.high()).putLong(id.low()).array();
    }

    static ItemId of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new ItemId(in.getLong(), in.getLong());
    }
}
