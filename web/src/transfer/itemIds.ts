import { hex } from "./hash";

/** The folder that holds everything. */
export const ROOT = "0".repeat(32);

/** A new item's id: a UUID of version 7 as 32 hex digits, so that what is made together lies together. */
export function newItemId(millis: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const numbers = new DataView(bytes.buffer);
  numbers.setUint16(0, Math.floor(millis / 2 ** 32));
  numbers.setUint32(2, millis % 2 ** 32);
  bytes[6] = 0x70 | ((bytes[6] as number) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f);
  return hex(bytes);
}
