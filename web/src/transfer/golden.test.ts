import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { layoutOf, type Part } from "./content";
import { cut } from "./cutter";
import { frames, idBytes, idsOf } from "./frames";
import { gearTable } from "./gear";
import { hex, sha256 } from "./hash";
import { flawOf, fold } from "./names";

/** What the Java rooms wrote down (`-Dgolden=write`): a browser must do the very same. */
function golden<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), "utf8")) as T;
}

function sampleBytes(seed: number, length: number, quiet: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    bytes[at] = at % 4096 < quiet ? 0 : state >>> 24;
  }
  return bytes;
}

function word(high = 0, low = 0): string {
  return (high >>> 0).toString(16).padStart(8, "0") + (low >>> 0).toString(16).padStart(8, "0");
}

describe("the gear table", () => {
  it.each(golden<{ seed: string; first: string; last: string }[]>("gear"))("of seed $seed", async (row) => {
    const table = await gearTable(row.seed);
    expect(word(table.high.at(0), table.low.at(0))).toBe(row.first);
    expect(word(table.high.at(255), table.low.at(255))).toBe(row.last);
  });
});

interface ContentRow {
  home: string;
  seed: number;
  length: number;
  quiet: number;
  cuts: number[];
  content: string;
}

describe("a content", () => {
  it.each(golden<ContentRow[]>("contents"))("of $length bytes by seed $home/$seed", async (row) => {
    const table = await gearTable(row.home);
    const bytes = sampleBytes(row.seed, row.length, row.quiet);
    const parts: Part[] = [];
    for (let at = 0; at < bytes.length; ) {
      const length = cut(table, bytes, at, bytes.length, true);
      parts.push({ id: await sha256(bytes.slice(at, at + length)), length });
      at += length;
    }
    expect(parts.map((part) => part.length)).toEqual(row.cuts);
    expect(await layoutOf(parts)).toMatchObject({ id: row.content, size: row.length });
  });

  it("is cut alike however many bytes are there already", async () => {
    const table = await gearTable("7");
    const bytes = sampleBytes(4, 12 * 2 ** 20, 0);
    const first = cut(table, bytes, 0, bytes.length, false);
    expect(first).toBe(1146538);
    expect(cut(table, bytes, 0, first, false)).toBe(first);
    expect(cut(table, bytes, 0, first - 1, false)).toBe(0);
  });
});

describe("frames", () => {
  const row = golden<{ chunks: string[]; body: string; ids: string }>("frames");
  const chunks = row.chunks.map((text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16)));

  it("are laid out as the server reads them", async () => {
    const body = frames(await Promise.all(chunks.map(async (bytes) => ({ id: await sha256(bytes), bytes }))));
    expect(hex(new Uint8Array(await body.arrayBuffer()))).toBe(row.body);
  });

  it("are asked for by ids one after the other", async () => {
    const ids = await Promise.all(chunks.map((bytes) => sha256(bytes)));
    expect(hex(idBytes(ids))).toBe(row.ids);
    expect(idsOf(idBytes(ids))).toEqual(ids);
    expect(() => idsOf(new Uint8Array(33))).toThrow(RangeError);
  });
});

describe("names", () => {
  const text = (units: string) =>
    (units.match(/..../g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join("");

  it.each(golden<{ units: string; sound: boolean; fold: string }[]>("names"))("$units", (row) => {
    expect(flawOf(text(row.units)) === undefined).toBe(row.sound);
    if (row.sound) {
      expect(fold(text(row.units))).toBe(text(row.fold));
    }
  });
});
