import { describe, expect, it } from "vitest";
import { contentAddress, type Entry, lookOf, ROOT } from "./entry";
import { changed, gone } from "./operations";
import { textOf } from "./textBytes";

const script: Entry = {
  id: "1".repeat(32),
  name: "run.sh",
  kind: "FILE",
  version: 7,
  parent: ROOT,
  size: 12,
  content: `c${"a".repeat(64)}`,
  modifiedAt: "2026-11-21T12:00:00.123456789Z",
  editedAt: "2026-11-21T12:00:01Z",
  executable: true,
  device: { id: "d", name: "Desk" },
  type: "application/x-sh",
};

describe("a change", () => {
  it("keeps all that the item has but what it changes", () => {
    const { id, version, parent, kind, content, size, modifiedAt } = script;
    expect(changed(script, { name: "go.sh" })).toEqual({
      put: { item: id, ifVersion: version, parent, name: "go.sh", kind, content, size, modified: modifiedAt, executable: true },
    });
  });

  it("of a folder or a file without a time says nothing of what is not there", () => {
    const folder: Entry = { id: "2".repeat(32), name: "a", kind: "FOLDER", version: 1, parent: ROOT, size: 0, editedAt: "" };
    expect(changed(folder, { parent: script.id })).toEqual({
      put: { item: folder.id, ifVersion: 1, parent: script.id, name: "a", kind: "FOLDER" },
    });
  });

  it("that deletes is confirmed by the person who chose it", () => {
    expect(gone(script)).toEqual({ delete: { item: script.id, ifVersion: 7, confirmed: true } });
  });
});

it.each([
  [{}, "/b/items/i/content"],
  [{ download: true }, "/b/items/i/content?download="],
  [{ version: 3, download: true }, "/b/items/i/content?version=3&download="],
])("addresses contents %j", (how, expected) => {
  expect(contentAddress("/b", "i", how)).toBe(expected);
});

it.each([
  ["image/png", "image"],
  ["image/svg+xml", "none"],
  ["application/pdf", "pdf"],
  ["text/html", "text"],
  ["video/mp4", "video"],
  ["application/zip", "none"],
])("looks at %s as %s", (type, expected) => {
  expect(lookOf({ kind: "FILE", type })).toBe(expected);
});

describe("bytes as text", () => {
  it.each([
    [[0x47, 0x72, 0xc3, 0xbc], "Grü"],
    [[0x47, 0x72, 0xfc], "Grü"],
    [[0xff, 0xfe, 0x47, 0x00], "G"],
    [[0xfe, 0xff, 0x00, 0x47], "G"],
    [[0xef, 0xbb, 0xbf, 0x47], "G"],
  ])("%j", (bytes, text) => {
    expect(textOf(Uint8Array.from(bytes), false)).toBe(text);
  });

  it("are not taken for another encoding because the limit cut a letter", () => {
    expect(textOf(Uint8Array.of(0x47, 0xc3), true)).toBe("G");
  });
});
