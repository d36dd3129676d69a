import { expect, it } from "vitest";
import type { Shown } from "./messages";
import { bindingHold, inOrder, summaryOf } from "./summary";

function shown(state: Shown["state"], size = 100, sent = 0, more: Partial<Shown> = {}): Shown {
  return {
    id: `${state}-${size}`, drop: "d", collection: "c", path: [], name: state, size, modified: 0, state, item: "i", ifVersion: 0, engine: "e", sent,
    canReopen: false, ...more,
  };
}

it.each([
  [[], 0, { files: 0, done: 0, moving: 0, held: 0, bytes: 0, sent: 0 }],
  [[shown("SENDING", 100, 40), shown("WAITING", 60), shown("DONE", 40, 40)], 20, { files: 3, done: 1, moving: 2, bytes: 200, sent: 80, secondsLeft: 6 }],
  [[shown("HELD", 500), shown("PAUSED", 100)], 20, { moving: 0, held: 1, paused: 1 }],
  [[shown("SKIPPED", 500, 500), shown("DONE", 1, 1)], 0, { done: 2, bytes: 1, sent: 1 }],
])("sums up %#", (uploads, rate, expected) => {
  const summary = summaryOf(uploads, rate);
  expect(summary).toMatchObject(expected);
  expect("secondsLeft" in summary).toBe("secondsLeft" in expected);
});

it("shows what needs a person first and what is over last", () => {
  const states = inOrder([shown("DONE"), shown("WAITING"), shown("SENDING"), shown("HELD"), shown("PAUSED")]).map((each) => each.state);
  expect(states).toEqual(["HELD", "SENDING", "WAITING", "PAUSED", "DONE"]);
});

it("names the own cause before the common one, and none for what is over", () => {
  const offline = { code: "OFFLINE" };
  expect(bindingHold(shown("HELD", 1, 0, { hold: { code: "NAME_TAKEN" } }), offline)?.code).toBe("NAME_TAKEN");
  expect(bindingHold(shown("WAITING"), offline)?.code).toBe("OFFLINE");
  expect(bindingHold(shown("DONE"), offline)).toBeUndefined();
  expect(bindingHold(shown("WAITING"), undefined)).toBeUndefined();
});
