import { describe, expect, it } from "vitest";
import { fragment, readFragment } from "./opened";
import { expiryOf, isOver } from "./share";

describe("the address of a shared folder", () => {
  it.each([
    ["abc", { token: "abc", folder: "root" }],
    ["abc/f1", { token: "abc", folder: "f1" }],
    ["", { token: "", folder: "root" }],
  ])("%s", (hash, read) => {
    expect(readFragment(hash)).toEqual(read);
    expect(fragment(read.token, read.folder)).toBe(`#${hash}`);
  });
});

it("ends after so many days, or never", () => {
  expect(expiryOf(0, 0)).toBeUndefined();
  expect(expiryOf(7, 0)).toBe("1970-01-08T00:00:00.000Z");
});

it("is over once its end has come", () => {
  expect(isOver({ expires: "1970-01-01T00:00:01Z" }, 999)).toBe(false);
  expect(isOver({ expires: "1970-01-01T00:00:01Z" }, 1000)).toBe(true);
  expect(isOver({}, Number.MAX_SAFE_INTEGER)).toBe(false);
});
