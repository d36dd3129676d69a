package limpid.server.gate.files;

import java.util.Set;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.server.library.Caller;

/** Tells which of a person's items have links that are open. */
@FunctionalInterface
public interface SharedItems {
    /** Those of one collection. */
    Set<ItemId> of(Caller caller, CollectionId collection);
}
