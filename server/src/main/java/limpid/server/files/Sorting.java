package limpid.server.files;

import limpid.store.ledger.BrowseRows.By;
import limpid.store.ledger.BrowseRows.Way;

/**
 * How a folder is listed. Folders come first in any case; they have neither size nor time, so they stand by name unless names
 * go backwards.
 */
public record Sorting(By by, Way way) {
    /** As nobody chose: from A to Z. */
    public static final Sorting BY_NAME = new Sorting(By.NAME, Way.UP);

    /** How the folders among it stand. */
    Sorting ofFolders() {
        return by == By.NAME ? this : BY_NAME;
    }
}
