import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { LIST, type ShippedFile, shipAll, typeOf } from "./shipping.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shipping-"));
  mkdirSync(join(folder, "assets"));
  write("index.html", "<!doctype html>".repeat(100));
  write("worker.js", 'const s="%SHELL%";');
  write("assets/app-1234.js", "export const word = 'water';".repeat(200));
  write("icon.png", "\u0089PNG");
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  writeFileSync(join(folder, path), text);
}

function text(path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

it("lists every file but the list, with type, size and hash", () => {
  const shipped = shipAll(folder);
  expect(shipped.map((each) => each.path)).toEqual(["assets/app-1234.js", "icon.png", "index.html", "worker.js"]);
  for (const file of shipped) {
    const bytes = readFileSync(join(folder, file.path));
    expect(file.size).toBe(bytes.length);
    expect(file.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  }
  expect(JSON.parse(text(LIST)) as ShippedFile[]).toEqual(shipped);
});

it("puts a compressed copy beside what it pays for", () => {
  const script = shipAll(folder).find((each) => each.path === "assets/app-1234.js");
  const packed = readFileSync(join(folder, "assets/app-1234.js.gz"));
  expect(script?.gzip).toBe(packed.length);
  expect(gunzipSync(packed).toString()).toBe(text("assets/app-1234.js"));
});

it("lets browsers keep for ever only what has its hash in its name", () => {
  const kept = shipAll(folder).filter((each) => each.immutable);
  expect(kept.map((each) => each.path)).toEqual(["assets/app-1234.js"]);
});

it("tells the worker the files of this app, and another mark when one of them changes", () => {
  shipAll(folder);
  const first = text("worker.js");
  expect(first).toContain('"files":["/","/assets/app-1234.js","/icon.png"]');
  write("worker.js", "const s=`%SHELL%`;");
  write("index.html", "<!doctype html><p>other");
  shipAll(folder);
  expect(text("worker.js")).not.toBe(first.replaceAll('"', "`"));
  expect(/"version":"(\w+)"/.exec(text("worker.js"))?.[1]).not.toBe(/"version":"(\w+)"/.exec(first)?.[1]);
});

it("refuses a worker without a place for the list, and a file of an unknown kind", () => {
  write("worker.js", "// nothing");
  expect(() => shipAll(folder)).toThrow("no place");
  expect(() => typeOf("thing.exe")).toThrow("no media type");
});
