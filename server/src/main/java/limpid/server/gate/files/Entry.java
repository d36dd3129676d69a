package limpid.server.gate.files;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.server.files.MediaTypes;
import limpid.server.gate.browser.Asker;
import limpid.server.share.Drops;

/**
 * An item as a browser sees it: with all that it needs to put the item again, changed.
 *
 * @param size of its content in bytes; 0 for folders
 * @param modifiedAt its own time; left out where it has none
 * @param executable there only if it is
 * @param device what made this version
 * @param type what its name says of its content
 * @param shared there only if a link to it is open
 * @param path the folders above it, outermost first; where an answer says so
 * @param versions how many older versions are kept; where an answer says so
 */
record Entry(
        ItemId id,
        String name,
        Kind kind,
        ItemId parent,
        long version,
        long size,
        Optional<String> content,
        Optional<Instant> modifiedAt,
        Optional<Boolean> executable,
        Instant editedAt,
        Optional<Named> device,
        Optional<String> type,
        Optional<Boolean> shared,
        Optional<List<Named>> path,
        Optional<Integer> versions) {
    /** Something by its id, with its name. */
    record Named(String id, String name) {
        static Named of(Item item) {
            return new Named(item.id().toString(), item.place().name().text());
        }

        /** What made something: a device, or a browser or a link, which have no names of their own. */
        static Optional<Named> of(DeviceId id, Map<DeviceId, String> names) {
            String name = names.getOrDefault(id, "");
            if (Asker.isBrowser(id)) {
                name = "Browser";
            } else if (Drops.isBringer(id)) {
                name = "Shared link";
            }
            return name.isEmpty() ? Optional.empty() : Optional.of(new Named(id.text(), name));
        }
    }

    static Entry of(Item item, Map<DeviceId, String> devices, boolean shared) {
        return new Entry(
                item.id(),
                item.place().name().text(),
                item.kind(),
                item.place().parent(),
                item.version(),
                item.size(),
                item.content().map(content -> content.id().toString()),
                modified(item),
                onlyIf(item.attributes().executable()),
                item.editedAt(),
                Named.of(item.by(), devices),
                item.kind() == Kind.FILE ? MediaTypes.of(item.place().name().text()) : Optional.empty(),
                onlyIf(shared),
                Optional.empty(),
                Optional.empty());
    }

    static Optional<Instant> modified(Item item) {
        return Optional.of(item.attributes().modified()).filter(time -> !time.equals(Attributes.NONE.modified()));
    }

    private static Optional<Boolean> onlyIf(boolean so) {
        return so ? Optional.of(true) : Optional.empty();
    }

    /** The same, saying where it is. */
    Entry in(List<Item> above) {
        return new Entry(
                id,
                name,
                kind,
                parent,
                version,
                size,
                content,
                modifiedAt,
                executable,
                editedAt,
                device,
                type,
                shared,
                Optional.of(above.stream().map(Named::of).toList()),
                versions);
    }

    /** The same, saying how many older versions are kept. */
    Entry with(int count) {
        return new Entry(
                id,
                name,
                kind,
                parent,
                version,
                size,
                content,
                modifiedAt,
                executable,
                editedAt,
                device,
                type,
                shared,
                path,
                Optional.of(count));
    }
}
