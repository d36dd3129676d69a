package limpid.wire.message;

/**
 * What a lost device says that it has done.
 *
 * @param step what is done: all that stands there is sealed, wiped or open again
 * @param items files in the seal, or wiped of it
 * @param bytes how long they are together
 * @param unsentItems files in the seal that never reached the server
 * @param unsentBytes how long those are together
 */
public record SealWord(SealOrder.Step step, long items, long bytes, long unsentItems, long unsentBytes) {}
