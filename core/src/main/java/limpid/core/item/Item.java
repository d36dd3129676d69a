package limpid.core.item;

import java.time.Instant;
import java.util.Optional;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;

/**
 * One thing in a collection, as of one version.
 *
 * @param id names it for its whole life
 * @param version counts its changes from 1; grows by one with each
 * @param seq where in the collection's history this version stands
 * @param place where it is; of a deleted item: where it was
 * @param kind never changes
 * @param content what it holds; empty for folders
 * @param attributes what else travels with it
 * @param deleted whether this is a tombstone
 * @param by the device that made this version
 * @param editedAt when the server took it, by the server's clock; shown, never compared
 */
public record Item(
        ItemId id,
        long version,
        long seq,
        Place place,
        Kind kind,
        Optional<Content> content,
        Attributes attributes,
        boolean deleted,
        DeviceId by,
        Instant editedAt) {
    public Item {
        if (version < 1 || seq < 1) {
            throw new IllegalArgumentException("versions and sequences count from 1");
        }
        if ((kind == Kind.FOLDER) == content.isPresent()) {
            throw new IllegalArgumentException("files and links have a content, folders none");
        }
    }

    /** The same item, standing elsewhere. */
    public Item at(Place other) {
        return new Item(id, version, seq, other, kind, content, attributes, deleted, by, editedAt);
    }

    /** The length of its content in bytes; 0 for folders and tombstones. */
    public long size() {
        return deleted ? 0 : content.map(Content::size).orElse(0L);
    }
}
