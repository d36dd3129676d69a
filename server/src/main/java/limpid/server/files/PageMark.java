package limpid.server.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import limpid.store.ledger.BrowseRows.By;
import limpid.store.ledger.BrowseRows.Group;
import limpid.store.ledger.BrowseRows.Mark;
import limpid.store.ledger.BrowseRows.Way;

/**
 * Where a page of a listing ended. Its text is for whoever asks for the next page, and means nothing to them; it is not sealed,
 * since all that one can do with it is to begin elsewhere in one's own folder.
 *
 * @param sorting of the listing that it belongs to
 * @param group of the last thing on the page
 * @param mark of that thing
 */
public record PageMark(Sorting sorting, Group group, Mark mark) {
    private static final int TEXT_LENGTH_MAX = 600;
    private static final int FIELDS = 7;

    /** The text form. */
    public String text() {
        Instant modified = mark.modified();
        String plain = sorting.by() + ":" + sorting.way() + ":" + group + ":" + mark.size() + ":"
                + modified.getEpochSecond() + ":" + modified.getNano() + ":" + mark.nameKey();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /** Reads the text form; empty for anything else. */
    public static Optional<PageMark> of(String text) {
        if (text.length() > TEXT_LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            String[] fields = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(":", FIELDS);
            return fields.length == FIELDS ? Optional.of(of(fields)) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static PageMark of(String[] fields) {
        Instant modified = Instant.ofEpochSecond(Long.parseLong(fields[4]), Integer.parseInt(fields[5]));
        return new PageMark(
                new Sorting(By.valueOf(fields[0]), Way.valueOf(fields[1])),
                Group.valueOf(fields[2]),
                new Mark(Long.parseLong(fields[3]), modified, fields[6]));
    }
}
