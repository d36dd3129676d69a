import { beforeAll, describe, expect, it } from "vitest";
import { ago, bytes, list } from "./formats";
import { words } from "./words.svelte";

/** Narrow blanks of all kinds count as one blank: which of them a language uses differs between versions of the runtime. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f\u200f\u200e]/g, " ").trim();

describe("in English", () => {
  beforeAll(() => {
    words.language = "en";
  });

  it.each([
    [0, "0 bytes"],
    [1, "1 byte"],
    [999, "999 bytes"],
    [1_000, "1 kB"],
    [20_480, "20.5 kB"],
    [999_400, "999 kB"],
    [999_500, "1 MB"],
    [307_700_000_000, "308 GB"],
    [6_200_000_000, "6.2 GB"],
    [9_007_199_254_740_991, "9 PB"],
  ])("%d bytes are %s", (count, text) => {
    expect(plain(bytes(count))).toBe(text);
  });

  it.each([
    [-20, "now"],
    [-60, "1 minute ago"],
    [-3_599, "59 minutes ago"],
    [-7_200, "2 hours ago"],
    [-86_400, "yesterday"],
    [86_400 * 6, "in 6 days"],
    [-86_400 * 40, "last month"],
  ])("%d seconds from now are %s", (seconds, text) => {
    const now = Date.UTC(2026, 10, 21, 12);
    expect(ago(new Date(now + seconds * 1000), now)).toBe(text);
  });

  it("puts names in a row", () => expect(list(["Desk", "Phone", "Laptop"])).toBe("Desk, Phone, and Laptop"));
});

describe("in German", () => {
  beforeAll(() => {
    words.language = "de";
  });

  it("writes sizes with a comma", () => expect(plain(bytes(20_480))).toBe("20,5 kB"));
});
