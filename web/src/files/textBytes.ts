/** As much of a text as is looked at in the page. */
export const LOOK_BYTES_MAX = 1 << 20;

/**
 * Bytes as text, whatever they are written in: by their mark if they have one, as UTF-8 if they can be that, else as Windows-1252, in
 * which every byte means something. A letter that the limit cut in two is left out.
 */
export function textOf(bytes: Uint8Array, isCut: boolean): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
