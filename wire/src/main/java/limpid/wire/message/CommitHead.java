package limpid.wire.message;

import limpid.core.change.ChangeToken;
import limpid.core.change.Digest;

/**
 * Where a collection stands after a commit, so that a device that knew all before need not ask what it did itself.
 *
 * @param next to ask from, for a device that knows all up to {@code seq}
 * @param epoch of the collection
 * @param seq of the last change in the collection
 * @param digest of the live items at {@code seq}
 */
public record CommitHead(ChangeToken next, String epoch, long seq, Digest digest) {}
