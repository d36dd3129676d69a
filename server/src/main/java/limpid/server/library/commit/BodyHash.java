package limpid.server.library.commit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import limpid.core.change.Operation;
import limpid.core.chunk.Hash;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;

/**
 * Tells whether two commits ask for the same. The operations count; the grant does not, because how a commit is paid for
 * is not what it does, nor do inline bytes, because the contents' ids name them.
 */
public final class BodyHash {
    private final MessageDigest digest = Hash.sha256();

    private BodyHash() {}

    /** The hash of what {@code operations} ask for in {@code collection}. */
    public static Hash of(CollectionId collection, Iterable<Operation> operations) {
        BodyHash hash = new BodyHash();
        hash.add(collection.text());
        operations.forEach(hash::add);
        return Hash.fromBytes(hash.digest.digest());
    }

    private void add(Operation operation) {
        add(operation.item());
        add(operation.ifVersion());
        switch (operation) {
            case Operation.Put put -> addPut(put);
            case Operation.Delete delete -> add(delete.confirmed() ? "delete confirmed" : "delete");
        }
    }

    private void addPut(Operation.Put put) {
        add("put " + put.kind().name());
        add(put.place().parent());
        add(put.place().name().text());
        add(put.content().map(content -> content.id().toString()).orElse(""));
        add(put.content().map(Content::size).orElse(0L));
        Instant modified = put.attributes().modified();
        add(modified.getEpochSecond());
        add(modified.getNano());
        add(put.attributes().executable() ? 1 : 0);
    }

    private void add(ItemId id) {
        add(id.high());
        add(id.low());
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }
}
