package limpid.server.library;

import limpid.core.id.CollectionId;

/**
 * What a change token says to the server that made it.
 *
 * @param seq all changes up to this have been given
 * @param listedTo the head when a first listing began. While {@code seq} is below it, only live items are given: what was
 *     deleted before the listing began is no news to whoever knows nothing. From there on, deletions are given too
 */
record TokenBody(CollectionId collection, String epoch, long seq, long listedTo) {
    /** Whether a first listing is under way. */
    boolean isListing() {
        return seq < listedTo;
    }

    /** Up to where deletions need not be known. */
    long needsDeletionsFrom() {
        return Math.max(seq, listedTo);
    }
}
