package limpid.server.gate.files;

import java.util.List;
import java.util.Optional;

/**
 * A page of a folder.
 *
 * @param folder left out for the root
 * @param path the folders above it, outermost first
 * @param next given as {@code after}, it leads on; left out at the end
 */
record Listing(Optional<Listed> folder, List<Entry.Named> path, List<Entry> entries, Optional<String> next) {
    /**
     * The folder itself.
     *
     * @param parent the folder that it is in
     */
    record Listed(String id, String name, String parent) {}
}
