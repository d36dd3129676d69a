package limpid.core.chunk;

import java.util.Optional;

/**
 * A content, by its chunks.
 *
 * @param id names the bytes
 * @param size their length in bytes
 * @param manifest its chunks; empty if there is at most one, which {@code id} names
 */
public record ContentLayout(ContentId id, long size, Optional<Manifest> manifest) {}
