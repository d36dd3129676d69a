package limpid.server.library;

import java.time.DateTimeException;
import java.time.Instant;
import limpid.core.id.ItemId;
import limpid.store.ledger.BrowseRows.Deletion;
import limpid.store.ledger.ItemRows.OldVersion;
import limpid.wire.message.MalformedException;

/** Where a page of deletions ended, as text: seconds, nanoseconds and id, with dots between. */
final class DeletionMark {
    private static final int FIELDS = 3;

    private DeletionMark() {}

    static String write(OldVersion last) {
        Instant at = last.replacedAt();
        return at.getEpochSecond() + "." + at.getNano() + "." + last.item().id();
    }

    /** Throws {@link MalformedException} for anything else. */
    static Deletion read(String text) {
        String[] fields = text.split("\\.", -1);
        try {
            if (fields.length == FIELDS) {
                Instant at = Instant.ofEpochSecond(Long.parseLong(fields[0]), Integer.parseInt(fields[1]));
                return new Deletion(at, ItemId.of(fields[2]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw flaw();
        }
        throw flaw();
    }

    private static MalformedException flaw() {
        return new MalformedException("after", "not the end of a page of this list");
    }
}
