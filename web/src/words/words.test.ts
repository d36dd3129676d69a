import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ar } from "./ar";
import { de } from "./de";
import { en } from "./en";
import { fill, type Word } from "./fill";

const SOURCE = join(import.meta.dirname, "..");
const catalogues: Record<string, Record<string, Word>> = { en, de, ar };
const keys = Object.keys(en);

function forms(word: Word): string[] {
  return typeof word === "string" ? [word] : Object.values(word);
}

/** The places of a text, each once. `n` may be missing from a form that says the number in words. */
function places(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].filter((each) => each !== "{n}").sort();
}

function sources(): string {
  const paths = readdirSync(SOURCE, { recursive: true, encoding: "utf8" });
  const code = paths.filter((each) => /\.(ts|svelte)$/.test(each) && !/^words\/(en|de|ar)\//.test(each) && !each.endsWith(".test.ts"));
  return code.map((each) => readFileSync(join(SOURCE, each), "utf8")).join("\n");
}

describe.each(Object.entries(catalogues))("the catalogue %s", (language, catalogue) => {
  it("has the same keys as English", () => {
    expect(Object.keys(catalogue).sort()).toEqual([...keys].sort());
  });

  it("has no empty text and the same places as English", () => {
    for (const key of keys) {
      const wanted = places(forms((en as Record<string, Word>)[key] ?? "")[0] ?? "");
      for (const form of forms(catalogue[key] ?? "")) {
        expect(form.trim(), key).not.toBe("");
        expect(places(form), `${language} ${key}`).toEqual(wanted);
      }
    }
  });

  it("has every plural form that its language needs", () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of keys) {
      const word = catalogue[key];
      if (typeof word === "object") for (const form of needed) expect(Object.keys(word), `${language} ${key}`).toContain(form);
    }
  });
});

it("has no text that nothing uses", () => {
  const code = sources();
  // Keys that are put together at run time are named in the code by their beginning: `tone.${…}`.
  const beginnings = [...code.matchAll(/[`"']([a-z][\w.]*\.)\$\{/g)].map((each) => each[1] ?? "");
  const unused = keys.filter((key) => !code.includes(`"${key}"`) && !code.includes(`'${key}'`) && !beginnings.some((each) => key.startsWith(each)));
  expect(unused).toEqual([]);
});

describe("fill", () => {
  const word = { one: "{n} device of {who}", other: "{n} devices of {who}" };

  it("chooses the plural form and writes numbers as the language does", () => {
    expect(fill(word, "en", { n: 1, who: "Ada" }, false)).toBe("1 device of Ada");
    expect(fill(word, "en", { n: 1200, who: "Ada" }, false)).toBe("1,200 devices of Ada");
    expect(fill("{n} Dateien", "de", { n: 1200 }, false)).toBe("1.200 Dateien");
  });

  it("keeps a name's direction to itself where directions mix", () => {
    expect(fill("by {who}", "en", { who: "ليلى" }, false)).toBe("by \u2068ليلى\u2069");
    expect(fill("من {who}", "ar", { who: "Ada" }, true)).toBe("من \u2068Ada\u2069");
  });

  it("leaves a place that nothing fills", () => {
    expect(fill("by {who}", "en", {}, false)).toBe("by {who}");
  });
});
