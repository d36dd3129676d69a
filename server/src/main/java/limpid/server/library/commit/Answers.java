package limpid.server.library.commit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.chunk.ContentId;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;

/**
 * The bytes in which the answer to a commit is kept under its key. Layout, big-endian: the byte {@code 1} (version), the
 * number of items in 4 bytes, then each item field by field in the order of the record; texts with 2 bytes of length.
 */
final class Answers {
    private static final byte VERSION = 1;
    private static final int CONTENT_TEXT_BYTES = 65;
    /** All fields of fixed length: six longs of ids and counters, kind and flags, content, two moments. */
    private static final int FIXED_BYTES = 6 * 8 + 1 + 3 + CONTENT_TEXT_BYTES + 8 + 2 * 12;

    private Answers() {}

    static byte[] toBytes(List<Item> items) {
        int length = 5;
        for (Item item : items) {
            length += FIXED_BYTES
                    + 4
                    + 3 * item.place().name().text().length()
                    + item.by().text().length();
        }
        ByteBuffer out = ByteBuffer.allocate(length).put(VERSION).putInt(items.size());
        items.forEach(item -> put(out, item));
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    static List<Item> ofBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.get() != VERSION) {
            throw new IllegalStateException("an answer of another version");
        }
        int count = in.getInt();
        List<Item> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(item(in));
        }
        return items;
    }

    private static void put(ByteBuffer out, Item item) {
        putId(out, item.id());
        out.putLong(item.version()).putLong(item.seq());
        putId(out, item.place().parent());
        putText(out, item.place().name().text());
        out.put(code(item.kind()));
        out.put((byte) (item.content().isPresent() ? 1 : 0));
        item.content().ifPresent(content -> out.put(content.id().toString().getBytes(US_ASCII))
                .putLong(content.size()));
        putMoment(out, item.attributes().modified());
        out.put((byte) (item.attributes().executable() ? 1 : 0));
        out.put((byte) (item.deleted() ? 1 : 0));
        putText(out, item.by().text());
        putMoment(out, item.editedAt());
    }

    private static Item item(ByteBuffer in) {
        ItemId id = id(in);
        long version = in.getLong();
        long seq = in.getLong();
        Place place = new Place(id(in), new ItemName(text(in)));
        Kind kind = kind(in.get());
        Optional<Content> content = in.get() == 1 ? Optional.of(content(in)) : Optional.empty();
        Attributes attributes = new Attributes(moment(in), in.get() == 1);
        boolean deleted = in.get() == 1;
        DeviceId by = new DeviceId(text(in));
        return new Item(id, version, seq, place, kind, content, attributes, deleted, by, moment(in));
    }

    private static byte code(Kind kind) {
        return switch (kind) {
            case FOLDER -> 'd';
            case FILE -> 'f';
            case LINK -> 'l';
        };
    }

    private static Kind kind(byte code) {
        return switch (code) {
            case 'd' -> Kind.FOLDER;
            case 'f' -> Kind.FILE;
            case 'l' -> Kind.LINK;
            default -> throw new IllegalStateException("an answer with an unknown kind");
        };
    }

    private static Content content(ByteBuffer in) {
        byte[] id = new byte[CONTENT_TEXT_BYTES];
        in.get(id);
        return new Content(ContentId.of(new String(id, US_ASCII)), in.getLong());
    }

    private static void putId(ByteBuffer out, ItemId id) {
        out.putLong(id.high()).putLong(id.low());
    }

    private static ItemId id(ByteBuffer in) {
        return new ItemId(in.getLong(), in.getLong());
    }

    private static void putText(ByteBuffer out, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        out.putShort((short) bytes.length).put(bytes);
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(bytes);
        return new String(bytes, UTF_8);
    }

    private static void putMoment(ByteBuffer out, Instant moment) {
        out.putLong(moment.getEpochSecond()).putInt(moment.getNano());
    }

    private static Instant moment(ByteBuffer in) {
        return Instant.ofEpochSecond(in.getLong(), in.getInt());
    }
}
