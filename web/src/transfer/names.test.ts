import { describe, expect, it } from "vitest";
import { extensionAt, flawOf, freeName, utf8Length } from "./names";

describe("a free name", () => {
  it.each([
    ["plan.txt", [], "plan (2).txt"],
    ["plan.txt", ["plan (2).txt"], "plan (3).txt"],
    [".profile", [], ".profile (2)"],
    ["archive.tar", [], "archive (2).tar"],
    ["no extension", [], "no extension (2)"],
    ["ملف.txt", [], "ملف (2).txt"],
    ["ends with a dot.", [], "ends with a dot. (2)"],
  ])("for %s", (name, taken: string[], expected) => {
    expect(freeName(name, (candidate) => taken.includes(candidate))).toBe(expected);
  });

  it("is no longer than a name may be, and breaks no letter", () => {
    const name = freeName(`${"👩".repeat(62)}.jpeg`, () => false);
    expect(utf8Length(name)).toBeLessThanOrEqual(255);
    expect(flawOf(name)).toBeUndefined();
    expect(name.endsWith(" (2).jpeg")).toBe(true);
  });
});

it("takes only short endings for an extension", () => {
  expect(extensionAt("a.jpg")).toBe(1);
  expect(extensionAt("Mr. Someone wrote a long title")).toBe("Mr. Someone wrote a long title".length);
});
