import { HASH_BYTES } from "./hash";

/** A chunk with its bytes. */
export interface Chunk {
  readonly id: Uint8Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What stands before the bytes of a frame: id, encoding, length, length as encoded. */
export const FRAME_HEAD_BYTES = HASH_BYTES + 9;

const RAW = 0;

/**
 * The body of `PUT /v1/chunks`. Frames are raw: browsers can pack gzip, not zstd, and the wire knows only the latter. The parts
 * are not copied into one array; the browser joins them while it sends.
 */
export function frames(chunks: readonly Chunk[]): Blob {
  return new Blob(chunks.flatMap((chunk) => [head(chunk), chunk.bytes]));
}

function head(chunk: Chunk): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(FRAME_HEAD_BYTES);
  const numbers = new DataView(bytes.buffer);
  bytes.set(chunk.id);
  bytes[HASH_BYTES] = RAW;
  numbers.setUint32(HASH_BYTES + 1, chunk.bytes.length);
  numbers.setUint32(HASH_BYTES + 5, chunk.bytes.length);
  return bytes;
}

/** Ids as they travel: 32 bytes each, one after the other. */
export function idBytes(ids: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(ids.length * HASH_BYTES);
  ids.forEach((id, index) => bytes.set(id, index * HASH_BYTES));
  return bytes;
}

/** Takes such a list apart. */
export function idsOf(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  if (bytes.length % HASH_BYTES !== 0) {
    throw new RangeError("not a list of chunk ids");
  }
  const ids: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < bytes.length; at += HASH_BYTES) {
    ids.push(bytes.slice(at, at + HASH_BYTES));
  }
  return ids;
}
