import { beforeAll, expect, it, vi } from "vitest";

let wanted: (next: string | null) => string;

beforeAll(async () => {
  vi.stubGlobal("location", { pathname: "/", search: "", hash: "" });
  ({ wanted } = await import("./enter"));
});

it.each([
  [null, "/"],
  ["/devices?x=1", "/devices?x=1"],
  ["//evil.example/", "/"],
  ["https://evil.example/", "/"],
  ["/\\evil.example", "/"],
  ["javascript:alert(1)", "/"],
])("leads from %s to %s", (next, to) => {
  expect(wanted(next)).toBe(to);
});
