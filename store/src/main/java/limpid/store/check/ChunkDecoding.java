package limpid.store.check;

/** Turns encoded bytes of a chunk back into what they were; the codec lives in another room. */
@FunctionalInterface
public interface ChunkDecoding {
    /**
     * The raw bytes.
     *
     * @param encoding as it stands in the ledger
     * @throws limpid.core.reason.ReasonException if they cannot be decoded to {@code rawLength} bytes
     */
    byte[] decode(int encoding, int rawLength, byte[] encoded);
}
