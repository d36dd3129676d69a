package limpid.server.gate.share;

import java.time.Instant;
import java.util.Optional;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.server.files.MediaTypes;

/**
 * A thing as a visitor sees it: nothing of who made it, or where it is. What a link in a folder leads to is not told.
 *
 * @param size of its content in bytes; 0 for folders
 */
record SharedEntry(
        ItemId id,
        String name,
        Kind kind,
        long version,
        long size,
        Optional<String> content,
        Optional<Instant> modifiedAt,
        Instant editedAt,
        Optional<String> type) {
    static SharedEntry of(Item item) {
        boolean file = item.kind() == Kind.FILE;
        return new SharedEntry(
                item.id(),
                item.place().name().text(),
                item.kind(),
                item.version(),
                file ? item.size() : 0,
                item.content().filter(_ -> file).map(content -> content.id().toString()),
                Optional.of(item.attributes().modified()).filter(time -> !time.equals(Attributes.NONE.modified())),
                item.editedAt(),
                file ? MediaTypes.of(item.place().name().text()) : Optional.empty());
    }
}
