package limpid.server.gate.files;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.DeviceId;
import limpid.core.item.Content;
import limpid.store.ledger.ItemRows.OldVersion;

/**
 * What something was.
 *
 * @param modifiedAt its own time then; left out where it had none
 * @param replacedAt when it was replaced or deleted
 */
record Version(
        long version,
        String name,
        long size,
        Optional<String> content,
        Optional<Instant> modifiedAt,
        Instant editedAt,
        Instant replacedAt,
        Optional<Entry.Named> device) {
    static Version of(OldVersion old, Map<DeviceId, String> devices) {
        return new Version(
                old.item().version(),
                old.item().place().name().text(),
                old.item().content().map(Content::size).orElse(0L),
                old.item().content().map(content -> content.id().toString()),
                Entry.modified(old.item()),
                old.item().editedAt(),
                old.replacedAt(),
                Entry.Named.of(old.item().by(), devices));
    }
}
