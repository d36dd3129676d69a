import { beforeAll, describe, expect, it } from "vitest";
import { Problem, type ProblemBody } from "../api/problem";
import { de } from "./de";
import { detailOf, serversWords, titleOf } from "./problems";
import { words } from "./words.svelte";

function problem(code: string, body: Partial<ProblemBody> = {}): Problem {
  return new Problem(code, 400, { code, ...body });
}

beforeAll(() => {
  words.catalogue = de;
  words.language = "de";
});

describe("a problem in words", () => {
  it("has the catalogue's title, and the server's sentence where the catalogue has no more", () => {
    const full = problem("QUOTA_EXCEEDED", { title: "The plan is full", detail: "12 GB are missing.", remedies: [{ sentence: "Free some." }] });
    expect(titleOf(full)).toBe("Der Plan ist voll");
    expect(serversWords(full)).toEqual(["12 GB are missing.", "Free some."]);
  });

  it("is not said twice where the title says all", () => {
    expect(serversWords(problem("NOT_FOUND", { detail: "There is nothing." }))).toEqual([]);
  });

  it("of an unknown code is told in the server's words", () => {
    const strange = problem("BRAND_NEW", { title: "Something new", detail: "It is new." });
    expect(titleOf(strange)).toBe("Something new");
    expect(serversWords(strange)).toEqual(["It is new."]);
  });

  it("says when one may try again, and takes null for nothing", () => {
    expect(detailOf(problem("AUTH_THROTTLED", { nextAttemptAt: "2026-11-21T12:00:00Z" }))).toContain("2026");
    expect(detailOf(problem("NAME_TAKEN", { nextAttemptAt: null }))).toBeUndefined();
  });
});
