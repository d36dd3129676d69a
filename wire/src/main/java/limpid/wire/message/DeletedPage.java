package limpid.wire.message;

import java.util.List;
import java.util.Optional;

/**
 * A page of what was deleted and can come back, the latest deletion first.
 *
 * @param next asks for what was deleted before; empty at the end
 */
public record DeletedPage(List<DeletedThing> deleted, Optional<String> next) {
    public DeletedPage {
        deleted = List.copyOf(deleted);
    }
}
