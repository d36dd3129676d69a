import type { GearTable } from "./gear";

/** No chunk but the last is shorter; contents up to this length are one chunk. */
export const CHUNK_BYTES_MIN = 512 << 10;
/** Where cutting becomes easier: about the mean length. */
export const CHUNK_BYTES_NORMAL = 1 << 20;
/** No chunk is longer. */
export const CHUNK_BYTES_MAX = 8 << 20;

/** 22 bits must be zero to cut early, 18 to cut late: bits 41 to 62 and 45 to 62 of the word, here of its upper half. */
const MASK_EARLY = ((1 << 22) - 1) << 9;
const MASK_LATE = ((1 << 18) - 1) << 13;

/**
 * The length of the chunk that begins at `from`; 0 if that cannot be told without more bytes. It can always be told when
 * CHUNK_BYTES_MAX bytes are there, or when they are the last. Cuts exactly where `Chunker` of the core does (FastCDC with
 * normalised chunking): the golden files hold both to it.
 */
export function cut(table: GearTable, bytes: Uint8Array, from: number, to: number, last: boolean): number {
  const length = to - from;
  if (length <= CHUNK_BYTES_MIN) {
    return last ? length : 0;
  }
  const late = from + Math.min(length, CHUNK_BYTES_NORMAL);
  const end = from + Math.min(length, CHUNK_BYTES_MAX);
  const at = roll(table, bytes, from + CHUNK_BYTES_MIN, late, end);
  if (at !== 0) {
    return at - from;
  }
  return last || length >= CHUNK_BYTES_MAX ? end - from : 0;
}

/**
 * Rolls `hash = 2 * hash + gear[byte]` over the bytes, modulo 2^64, in halves of 32 bits; returns the end of the chunk, or 0.
 * The carry of the lower half is where the sum is smaller than a summand, both taken without sign.
 */
function roll(table: GearTable, bytes: Uint8Array, from: number, late: number, end: number): number {
  const { high, low } = table;
  let upper = 0;
  let lower = 0;
  let mask = MASK_EARLY;
  for (let stop = late; ; stop = end, mask = MASK_LATE) {
    for (; from < stop; from++) {
      // A byte is below 256, so both tables have an entry for it.
      const byte = (bytes[from] as number);
      const doubled = lower << 1;
      const sum = (doubled + (low[byte] as number)) | 0;
      // Flipping the sign bit makes the comparison of signed numbers one of unsigned ones.
      const carry = (sum ^ 0x80000000) < (doubled ^ 0x80000000) ? 1 : 0;
      upper = ((upper << 1) + (lower >>> 31) + (high[byte] as number) + carry) | 0;
      lower = sum;
      if ((upper & mask) === 0) {
        return from + 1;
      }
    }
    if (stop === end) {
      return 0;
    }
  }
}
