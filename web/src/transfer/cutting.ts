import { CHUNK_BYTES_MAX, cut } from "./cutter";
import type { Chunk } from "./frames";
import type { GearTable } from "./gear";
import { sha256 } from "./hash";

/** Reads a file from its beginning and yields its chunks in order. Holds at most 16 MiB of it, and no chunk after it was taken. */
export async function* chunksOf(table: GearTable, file: Blob): AsyncGenerator<Chunk> {
  let ahead: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  let read = 0;
  while (read < file.size || ahead.length > 0) {
    if (ahead.length < CHUNK_BYTES_MAX && read < file.size) {
      const more = await slice(file, read, Math.min(read + CHUNK_BYTES_MAX, file.size));
      read += more.length;
      ahead = joined(ahead, more);
    }
    const length = cut(table, ahead, 0, ahead.length, read === file.size);
    const bytes = ahead.slice(0, length);
    ahead = ahead.subarray(length);
    yield { id: await sha256(bytes), bytes };
  }
}

async function slice(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await file.slice(from, to).arrayBuffer());
  if (bytes.length !== to - from) {
    throw new RangeError("the file became shorter while it was read");
  }
  return bytes;
}

function joined(first: Uint8Array<ArrayBuffer>, second: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (first.length === 0) {
    return second;
  }
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
