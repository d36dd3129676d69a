import { FRAME_HEAD_BYTES } from "./frames";

/** The longest body that the server takes. */
export const BATCH_BYTES_MAX = (8 << 20) + 1024;
const BATCH_BYTES_MIN = 256 << 10;
/** How long one batch should take: short enough to lose little to a break, long enough to hide the way there and back. */
const BATCH_MILLIS = 2500;
const LANES_MAX = 4;

/** How much is sent at once, and in how many lanes: more while it goes well, less after a break. */
export class Pace {
  #batchBytes = 1 << 20;
  #lanes = 2;
  #largest = BATCH_BYTES_MAX;

  get batchBytes(): number {
    return this.#batchBytes;
  }

  get lanes(): number {
    return this.#lanes;
  }

  /** The longest body that came through; a proxy may let less pass than the server. */
  get largest(): number {
    return this.#largest;
  }

  /** A batch of `bytes` arrived after `millis`. */
  went(bytes: number, millis: number): void {
    if (bytes * 2 >= this.#batchBytes) {
      const fitting = (bytes / Math.max(millis, 1)) * BATCH_MILLIS;
      this.#batchBytes = Math.max(BATCH_BYTES_MIN, Math.min(this.#largest, 2 * this.#batchBytes, fitting));
    }
    this.#lanes = Math.min(LANES_MAX, this.#lanes + 1);
  }

  /** The way broke while a batch was on it. */
  broke(): void {
    this.#batchBytes = Math.max(BATCH_BYTES_MIN, this.#batchBytes / 2);
    this.#lanes = 1;
  }

  /** A body of `bytes` was too long for something on the way. */
  tooLong(bytes: number): void {
    this.#largest = Math.max(BATCH_BYTES_MIN, Math.floor(bytes / 2));
    this.#batchBytes = Math.min(this.#batchBytes, this.#largest);
  }
}

/** Splits what is to be sent into bodies of at most `largest` bytes; a single longer chunk is a body of its own. */
export function bodies<T extends { readonly bytes: Uint8Array }>(chunks: readonly T[], largest: number): T[][] {
  const all: T[][] = [];
  let room = 0;
  for (const chunk of chunks) {
    const length = FRAME_HEAD_BYTES + chunk.bytes.length;
    if (all.length === 0 || length > room) {
      all.push([]);
      room = largest;
    }
    all.at(-1)?.push(chunk);
    room -= length;
  }
  return all;
}

const METER_MILLIS = 10_000;

/** How fast it goes, over the last ten seconds. */
export class Meter {
  readonly #arrived: { readonly at: number; readonly bytes: number }[] = [];
  #since = 0;

  add(at: number, bytes: number): void {
    this.#drop(at);
    if (this.#arrived.length === 0) {
      this.#since = at;
    }
    this.#arrived.push({ at, bytes });
  }

  /** Bytes in a second; 0 while too little is known. */
  rate(at: number): number {
    this.#drop(at);
    const millis = at - Math.max(this.#since, at - METER_MILLIS);
    const bytes = this.#arrived.reduce((sum, each) => sum + each.bytes, 0);
    return millis < 500 ? 0 : (bytes / millis) * 1000;
  }

  #drop(at: number): void {
    while (this.#arrived[0] !== undefined && this.#arrived[0].at < at - METER_MILLIS) {
      this.#arrived.shift();
    }
  }
}
