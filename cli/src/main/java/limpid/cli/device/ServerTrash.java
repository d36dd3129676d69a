package limpid.cli.device;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import limpid.wire.message.DeletedThing;
import limpid.wire.message.RestoreOrder;
import limpid.wire.message.Restored;

/** What a device's server keeps of what was deleted. Fails with, from both methods: NOT_JOINED, and what the link says. */
public interface ServerTrash {
    /** What can come back, what was deleted last first, at most {@code limit}. */
    List<DeletedThing> deleted(Optional<Path> state, int limit);

    /** Brings something back, for all devices. Fails with: NOT_FOUND, QUOTA_EXCEEDED. */
    Restored restore(Optional<Path> state, RestoreOrder order);
}
