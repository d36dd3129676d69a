package limpid.store.ledger;

import java.time.Instant;
import limpid.core.chunk.Hash;
import limpid.core.id.DeviceId;

/**
 * The answer once given to an idempotency key.
 *
 * @param bodyHash of the request, to tell a repetition from a mistake
 * @param answer the reply as it was, in the wire form. Never changed after
 */
public record AnswerRow(DeviceId device, String key, Hash bodyHash, byte[] answer, Instant at) {}
