package limpid.server.backup;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to make a backup, and what came of it.
 *
 * @param at when it began
 * @param folder where it lies, or was to lie
 * @param verifiedAt when it was read again and found equal
 * @param sentence what was done, or why it failed
 */
public record BackupEntry(
        Instant at, String folder, long files, long bytes, Optional<Instant> verifiedAt, boolean ok, String sentence) {}
