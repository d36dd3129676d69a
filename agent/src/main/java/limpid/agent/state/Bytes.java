package limpid.agent.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.agent.tree.Print;
import limpid.core.change.Operation;
import limpid.core.chunk.ContentId;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.host.disk.FileIdentity;

/**
 * How remembered values look as bytes. Each begins with the byte {@code 1}; a later form gets another, and this reader
 * stays. Read back by golden tests.
 */
final class Bytes {
    private static final byte VERSION = 1;

    private Bytes() {}

    private interface Body<T> {
        void write(DataOutputStream out, T value) throws IOException;
    }

    private interface Parse<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> byte[] bytes(T value, Body<T> body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            body.write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** Throws {@link IllegalArgumentException} for bytes that nobody wrote so. */
    private static <T> T value(byte[] bytes, Parse<T> parse) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                throw new IllegalArgumentException("a form that this program does not know");
            }
            return parse.read(in);
        } catch (IOException e) {
            throw new IllegalArgumentException("cut off", e);
        }
    }

    static byte[] of(Item item) {
        return bytes(item, Bytes::write);
    }

    static Item item(byte[] bytes) {
        return value(bytes, Bytes::readItem);
    }

    static byte[] of(Print print) {
        return bytes(print, Bytes::write);
    }

    static Print print(byte[] bytes) {
        return value(bytes, Bytes::readPrint);
    }

    static byte[] of(PendingCommit commit) {
        return bytes(commit, (out, value) -> {
            out.writeInt(value.operations().size());
            for (Operation operation : value.operations()) {
                write(out, operation);
            }
            out.writeInt(value.prints().size());
            for (Map.Entry<ItemId, Print> print : value.prints().entrySet()) {
                write(out, print.getKey());
                write(out, print.getValue());
            }
        });
    }

    static PendingCommit commit(String key, byte[] bytes) {
        return value(bytes, in -> {
            List<Operation> operations = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                operations.add(readOperation(in));
            }
            Map<ItemId, Print> prints = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                prints.put(readId(in), readPrint(in));
            }
            return new PendingCommit(key, operations, prints);
        });
    }

    private static void write(DataOutputStream out, Operation operation) throws IOException {
        switch (operation) {
            case Operation.Put put -> {
                out.writeByte(1);
                write(out, put.item());
                out.writeLong(put.ifVersion());
                write(out, put.place());
                out.writeUTF(put.kind().name());
                write(out, put.content());
                write(out, put.attributes());
            }
            case Operation.Delete delete -> {
                out.writeByte(2);
                write(out, delete.item());
                out.writeLong(delete.ifVersion());
                out.writeBoolean(delete.confirmed());
            }
        }
    }

    private static Operation readOperation(DataInputStream in) throws IOException {
        byte form = in.readByte();
        ItemId item = readId(in);
        long version = in.readLong();
        return switch (form) {
            case 1 ->
                new Operation.Put(
                        item, version, readPlace(in), Kind.valueOf(in.readUTF()), readContent(in), readAttributes(in));
            case 2 -> new Operation.Delete(item, version, in.readBoolean());
            default -> throw new IllegalArgumentException("an operation that this program does not know");
        };
    }

    private static void write(DataOutputStream out, Item item) throws IOException {
        write(out, item.id());
        out.writeLong(item.version());
        out.writeLong(item.seq());
        write(out, item.place());
        out.writeUTF(item.kind().name());
        write(out, item.content());
        write(out, item.attributes());
        out.writeBoolean(item.deleted());
        out.writeUTF(item.by().text());
        write(out, item.editedAt());
    }

    private static Item readItem(DataInputStream in) throws IOException {
        return new Item(
                readId(in),
                in.readLong(),
                in.readLong(),
                readPlace(in),
                Kind.valueOf(in.readUTF()),
                readContent(in),
                readAttributes(in),
                in.readBoolean(),
                new DeviceId(in.readUTF()),
                readInstant(in));
    }

    private static void write(DataOutputStream out, ItemId id) throws IOException {
        out.writeLong(id.high());
        out.writeLong(id.low());
    }

    private static ItemId readId(DataInputStream in) throws IOException {
        return new ItemId(in.readLong(), in.readLong());
    }

    private static void write(DataOutputStream out, Place place) throws IOException {
        write(out, place.parent());
        out.writeUTF(place.name().text());
    }

    private static Place readPlace(DataInputStream in) throws IOException {
        return new Place(readId(in), new ItemName(in.readUTF()));
    }

    private static void write(DataOutputStream out, Optional<Content> content) throws IOException {
        out.writeBoolean(content.isPresent());
        if (content.isPresent()) {
            out.writeUTF(content.get().id().toString());
            out.writeLong(content.get().size());
        }
    }

    private static Optional<Content> readContent(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? Optional.of(new Content(ContentId.of(in.readUTF()), in.readLong()))
                : Optional.empty();
    }

    private static void write(DataOutputStream out, Attributes attributes) throws IOException {
        write(out, attributes.modified());
        out.writeBoolean(attributes.executable());
    }

    private static Attributes readAttributes(DataInputStream in) throws IOException {
        return new Attributes(readInstant(in), in.readBoolean());
    }

    private static void write(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static Instant readInstant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static void write(DataOutputStream out, Print print) throws IOException {
        out.writeLong(print.size());
        write(out, print.modified());
        write(out, print.changed());
        out.writeBoolean(print.executable());
        out.writeLong(print.identity().device());
        out.writeLong(print.identity().inode());
    }

    private static Print readPrint(DataInputStream in) throws IOException {
        return new Print(
                in.readLong(),
                readInstant(in),
                readInstant(in),
                in.readBoolean(),
                new FileIdentity(in.readLong(), in.readLong()));
    }
}
