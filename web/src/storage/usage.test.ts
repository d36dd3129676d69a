import { expect, it } from "vitest";
import { canComeBack, counts, isKind, KINDS, linePath } from "./usage";

it.each([
  [[], 100, ""],
  [[{ usedBytes: 50 }], 100, "M0.00 15.00"],
  [[{ usedBytes: 0 }, { usedBytes: 50 }, { usedBytes: 100 }], 100, "M0.00 30.00L50.00 15.00L100.00 0.00"],
  [[{ usedBytes: 200 }, { usedBytes: 100 }], 100, "M0.00 0.00L100.00 15.00"],
])("draws the days of %j in a plan of %i", (days, plan, path) => {
  expect(linePath(days, plan)).toBe(path);
});

it("brings back only what goes to Recently deleted first", () => {
  expect(KINDS.filter(canComeBack)).toEqual(["big-files", "duplicates"]);
});

it("knows its kinds and what counts", () => {
  expect(isKind("trash")).toBe(true);
  expect(isKind("everything")).toBe(false);
  expect(counts("IMAGES")).toBe(true);
  expect(counts("TRASH")).toBe(false);
});
