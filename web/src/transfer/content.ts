import { HASH_BYTES, hex, sha256 } from "./hash";

/** One chunk of a content. */
export interface Part {
  readonly id: Uint8Array<ArrayBuffer>;
  readonly length: number;
}

/** A content, by its chunks: its id, its length, and the bytes of its manifest if it has more than one chunk. */
export interface ContentLayout {
  readonly id: string;
  readonly size: number;
  readonly manifest?: { readonly id: Uint8Array<ArrayBuffer>; readonly bytes: Uint8Array<ArrayBuffer> };
}

/** As many chunks as a manifest of 8 MiB holds. */
export const PARTS_MAX = Math.floor(((8 << 20) - 1) / (HASH_BYTES + 4));

/** Says what a content is called, as `ContentBuilder` of the core does. A content without chunks is the empty one. */
export async function layoutOf(parts: readonly Part[]): Promise<ContentLayout> {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  if (parts.length < 2) {
    const only = parts[0]?.id ?? (await sha256(new Uint8Array(0)));
    return { id: `c${hex(only)}`, size };
  }
  const bytes = manifestBytes(parts);
  const id = await sha256(bytes);
  return { id: `m${hex(id)}`, size, manifest: { id, bytes } };
}

/** The byte 1, then for each part its id and its length, big-endian. */
function manifestBytes(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(1 + parts.length * (HASH_BYTES + 4));
  const numbers = new DataView(bytes.buffer);
  bytes[0] = 1;
  parts.forEach((part, index) => {
    const at = 1 + index * (HASH_BYTES + 4);
    bytes.set(part.id, at);
    numbers.setUint32(at + HASH_BYTES, part.length);
  });
  return bytes;
}
