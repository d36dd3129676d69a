import { expect, it } from "vitest";
import { toBytes, toText } from "./passkeys";

it.each([
  [[], ""],
  [[255], "_w"],
  [[251, 239], "--8"],
  [[1, 2, 3, 4], "AQIDBA"],
])("writes the bytes %j as %s, and reads them again", (bytes, text) => {
  expect(toText(Uint8Array.from(bytes).buffer)).toBe(text);
  expect([...toBytes(text)]).toEqual(bytes);
});
