/**
 * One random number for each byte value, from the seed of a home: where contents are cut. The numbers have 64 bits; here
 * they are two halves, since the loop that adds them must not make objects. Same table as `GearTable` of the core.
 */
export interface GearTable {
  readonly high: Int32Array;
  readonly low: Int32Array;
}

const LABEL = new TextEncoder().encode("limpid gear 1");
const SIZE = 256;
const WORDS_PER_HASH = 4;

/** The table of a seed, which is decimal text because it may be larger than a number can hold exactly. */
export async function gearTable(seed: string): Promise<GearTable> {
  const high = new Int32Array(SIZE);
  const low = new Int32Array(SIZE);
  const question = new Uint8Array(LABEL.length + 12);
  question.set(LABEL);
  const numbers = new DataView(question.buffer, LABEL.length);
  numbers.setBigInt64(0, BigInt.asIntN(64, BigInt(seed)));
  for (let counter = 0; counter < SIZE / WORDS_PER_HASH; counter++) {
    numbers.setInt32(8, counter);
    const words = new DataView(await crypto.subtle.digest("SHA-256", question));
    for (let word = 0; word < WORDS_PER_HASH; word++) {
      high[counter * WORDS_PER_HASH + word] = words.getInt32(word * 8);
      low[counter * WORDS_PER_HASH + word] = words.getInt32(word * 8 + 4);
    }
  }
  return { high, low };
}
