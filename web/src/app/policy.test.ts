import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const SOURCE = join(import.meta.dirname, "..");
const components = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((each) => each.endsWith(".svelte"));

function text(path: string): string {
  return readFileSync(join(SOURCE, path), "utf8");
}

it("finds the components", () => expect(components.length).toBeGreaterThan(50));

it.each(components)("%s has no style attribute, which the content security policy would drop", (path) => {
  expect(text(path)).not.toMatch(/\sstyle=/);
});

it.each(components)("%s has no address of another site", (path) => {
  expect(text(path).replaceAll("http://www.w3.org/", "")).not.toMatch(/https?:\/\//);
});

it("the page has neither inline script nor inline style", () => {
  const page = readFileSync(join(SOURCE, "..", "index.html"), "utf8");
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
});
