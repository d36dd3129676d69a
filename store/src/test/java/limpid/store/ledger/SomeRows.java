package limpid.store.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import limpid.core.change.Digest;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Hash;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.ItemId;
import limpid.core.id.PersonId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.ItemRows.OldVersion;

/** Rows to test with; small numbers make them differ. */
public final class SomeRows {
    /** A moment that the tests count from; with nanoseconds, which a ledger keeps. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

    public static final HomeId HOME = new HomeId("home-a");
    public static final HomeId OTHER_HOME = new HomeId("home-b");
    public static final CollectionId FILES = new CollectionId("files");
    public static final CollectionId NOTES = new CollectionId("notes");
    public static final DeviceId LAPTOP = new DeviceId("laptop");
    public static final DeviceId PHONE = new DeviceId("phone");
    public static final PersonId ADA = new PersonId("ada");

    private SomeRows() {}

    /** The {@code n}-th id. Those with odd {@code n} have their top bit set, so that signed order would show. */
    public static ItemId id(long n) {
        return new ItemId((n & 1) << 63 | n, ~n);
    }

    public static Instant noonPlus(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    public static ChunkId chunk(long n) {
        return ChunkId.of(("chunk " + n).getBytes(StandardCharsets.UTF_8));
    }

    public static ContentId content(long n) {
        return ContentId.ofChunk(chunk(n));
    }

    public static ContentId longContent(long n) {
        return ContentId.ofManifest(chunk(n));
    }

    /** A live file at the top, at its first version; its number is also its sequence and its content. */
    public static Item file(long n, String name) {
        return file(n, name, content(n));
    }

    public static Item file(long n, String name, ContentId content) {
        return new Item(
                id(n),
                1,
                n,
                new Place(ItemId.ROOT, new ItemName(name)),
                Kind.FILE,
                Optional.of(new Content(content, n)),
                new Attributes(noonPlus(-n), true),
                false,
                LAPTOP,
                noonPlus(n));
    }

    public static Item folder(long n, String name) {
        return new Item(
                id(n),
                1,
                n,
                new Place(ItemId.ROOT, new ItemName(name)),
                Kind.FOLDER,
                Optional.empty(),
                Attributes.NONE,
                false,
                LAPTOP,
                noonPlus(n));
    }

    /** The item's next version, at a sequence and a place. */
    public static Item moved(Item item, long seq, ItemId parent, String name) {
        return next(item, seq, new Place(parent, new ItemName(name)), false);
    }

    /** The item's tombstone, at a sequence, deleted that many seconds after noon. */
    public static Item deleted(Item item, long seq) {
        return next(item, seq, item.place(), true);
    }

    private static Item next(Item item, long seq, Place place, boolean deleted) {
        return new Item(
                item.id(),
                item.version() + 1,
                seq,
                place,
                item.kind(),
                item.content(),
                item.attributes(),
                deleted,
                PHONE,
                noonPlus(seq));
    }

    public static OldVersion replaced(Item item, long secondsAfterNoon) {
        return new OldVersion(item, noonPlus(secondsAfterNoon), false);
    }

    public static OldVersion gone(Item item, long secondsAfterNoon) {
        return new OldVersion(item, noonPlus(secondsAfterNoon), true);
    }

    public static ChunkRow packed(long n, String pack) {
        return new ChunkRow(chunk(n), 1000, 1, pack, n * 100, 100, new byte[0], State.LIVE);
    }

    public static ChunkRow inline(long n, byte[] bytes) {
        return new ChunkRow(chunk(n), bytes.length, 0, "", 0, 0, bytes, State.LIVE);
    }

    public static CollectionRow collection(CollectionId id, long headSeq) {
        Digest digest = new Digest(Hash.of(("digest " + headSeq).getBytes(StandardCharsets.UTF_8)));
        return new CollectionRow(id, "files", ADA, "epoch-1", headSeq, 0, digest, headSeq, headSeq * 10);
    }

    public static DeviceRow device(DeviceId id, String report) {
        return new DeviceRow(
                id,
                ADA,
                "Ada's " + id,
                "Linux",
                hash(id),
                NOON,
                noonPlus(5),
                Optional.empty(),
                Optional.empty(),
                report);
    }

    public static Hash hash(Object of) {
        return Hash.of(of.toString().getBytes(StandardCharsets.UTF_8));
    }
}
