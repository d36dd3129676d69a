package limpid.server.library.commit;

import java.time.Instant;
import java.util.Map;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Hash;
import limpid.core.chunk.Manifest;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.PersonId;
import limpid.wire.message.Commit;

/**
 * One commit as it reaches the ledger, with all that had to be read or hashed before the transaction.
 *
 * @param person who must own the collection
 * @param device which commits
 * @param key under which the answer is kept
 * @param bodyHash of {@code commit}, see {@link BodyHash}
 * @param commit what shall happen; its inline contents are proved
 * @param manifests of those contents that have one and are held
 * @param now by the server's clock
 */
public record Order(
        PersonId person,
        DeviceId device,
        CollectionId collection,
        String key,
        Hash bodyHash,
        Commit commit,
        Map<ContentId, Manifest> manifests,
        Instant now) {}
