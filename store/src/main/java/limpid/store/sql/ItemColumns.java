package limpid.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Hash;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;

/** How an item stands in its columns, the same in all tables that hold items. */
final class ItemColumns {
    /** The columns, in the order that {@link #of} reads. */
    static final String NAMES = "id, version, seq, parent, name, kind, content, content_form, size, modified_s,"
            + " modified_n, executable, deleted, device, edited_at";

    private ItemColumns() {}

    static Item of(Row row) throws SQLException {
        return new Item(
                row.item(),
                row.number(),
                row.number(),
                new Place(row.item(), new ItemName(row.text())),
                kindOf(row.small()),
                content(row.maybeHash(), row.small(), row.number()),
                new Attributes(Instant.ofEpochSecond(row.number(), row.number()), row.flag()),
                row.flag(),
                new DeviceId(row.text()),
                row.moment());
    }

    /** Fills the columns from {@code id} to {@code name}. */
    static void fillPlace(Parameters p, Item item) throws SQLException {
        p.item(item.id())
                .number(item.version())
                .number(item.seq())
                .item(item.place().parent())
                .text(item.place().name());
    }

    /** Fills the columns from {@code kind} on. */
    static void fillRest(Parameters p, Item item) throws SQLException {
        Instant modified = item.attributes().modified();
        p.number(codeOf(item.kind()))
                .maybeHash(item.content().map(content -> content.id().chunk().hash()))
                .number(item.content()
                        .map(content -> codeOf(content.id().form()))
                        .orElse(0))
                .number(item.content().map(Content::size).orElse(0L))
                .number(modified.getEpochSecond())
                .number(modified.getNano())
                .flag(item.attributes().executable())
                .flag(item.deleted())
                .text(item.by())
                .moment(item.editedAt());
    }

    /** The folder as the unique index of names has it. */
    static ItemId folderKey(Item item) {
        return item.deleted() ? item.id() : item.place().parent();
    }

    /** The name as the unique index of names has it. */
    static String nameKey(Item item) {
        return item.deleted() ? "" : item.place().name().key();
    }

    private static Optional<Content> content(Optional<Hash> hash, int form, long size) {
        return hash.map(value -> new Content(contentId(new ChunkId(value), form), size));
    }

    private static ContentId contentId(ChunkId chunk, int form) {
        return form == 0 ? ContentId.ofChunk(chunk) : ContentId.ofManifest(chunk);
    }

    /** How the database has a form; codes never change. */
    static int codeOf(ContentId.Form form) {
        return switch (form) {
            case CHUNK -> 0;
            case MANIFEST -> 1;
        };
    }

    private static int codeOf(Kind kind) {
        return switch (kind) {
            case FOLDER -> 0;
            case FILE -> 1;
            case LINK -> 2;
        };
    }

    private static Kind kindOf(int code) {
        return switch (code) {
            case 0 -> Kind.FOLDER;
            case 1 -> Kind.FILE;
            case 2 -> Kind.LINK;
            default -> throw new IllegalStateException("no kind of item has the code " + code);
        };
    }
}
