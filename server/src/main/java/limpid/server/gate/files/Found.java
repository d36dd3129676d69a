package limpid.server.gate.files;

import java.util.List;

/**
 * What a search found, the best first.
 *
 * @param complete whether all names were looked at
 */
record Found(List<Entry> entries, boolean complete) {}
