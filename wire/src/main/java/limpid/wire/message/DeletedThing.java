package limpid.wire.message;

import java.time.Instant;
import limpid.core.id.ItemId;
import limpid.core.item.Kind;

/**
 * Something that was deleted and can still come back.
 *
 * @param path where it was, with slashes, below the folders as they are called now
 * @param size of its own content in bytes; 0 for a folder
 * @param deletedAt by the server's clock
 */
public record DeletedThing(ItemId item, String path, Kind kind, long size, Instant deletedAt) {}
