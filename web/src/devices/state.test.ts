import { beforeAll, describe, expect, it } from "vitest";
import type { Tone } from "../api/types";
import { de } from "../words/de";
import { words } from "../words/words.svelte";
import type { Device } from "./shapes";
import { byUrgency, signInAgain, stateOf, worstOf } from "./state";

function device(name: string, tone: Tone, more: Partial<Device> = {}): Device {
  const person = { id: "p", name: "Ada" };
  const at = "2026-11-21T10:00:00Z";
  return { id: name, name, person, platform: "linux", state: tone, tone, sentence: "", since: at, seenAt: at, joinedAt: at, reasons: [], held: false, collections: [], ...more };
}

describe("worstOf", () => {
  it("is undefined without devices", () => expect(worstOf([])).toBeUndefined());

  it.each<[Tone[], Tone, number]>([
    [["IN_STEP", "IN_STEP"], "IN_STEP", 2],
    [["IN_STEP", "SYNCING"], "SYNCING", 1],
    [["UNKNOWN", "IN_STEP", "PAUSED"], "UNKNOWN", 1],
    [["NEEDS_YOU", "UNKNOWN", "NEEDS_YOU"], "NEEDS_YOU", 2],
  ])("of %j is %s, %i times", (tones, tone, count) => {
    expect(worstOf(tones.map((each, at) => device(`d${at}`, each)))).toEqual({ tone, count });
  });
});

it("puts what needs somebody first and what is well last", () => {
  const shown = byUrgency([device("b", "IN_STEP"), device("a", "IN_STEP"), device("c", "NEEDS_YOU"), device("d", "SYNCING")]);
  expect(shown.map((each) => each.name)).toEqual(["c", "d", "a", "b"]);
});

describe("the state in German", () => {
  beforeAll(() => {
    words.catalogue = de;
    words.language = "de";
  });

  it("names the cause by the server's title where the catalogue has none", () => {
    const reason = { code: "NO_SUCH_CODE", title: "Something", sentence: "", since: "2026-11-21T10:00:00Z", steps: [], seen: [] };
    expect(stateOf(device("d", "NEEDS_YOU", { reasons: [reason] }))).toBe("Braucht Sie: Something");
  });

  it("never adds a cause to what is in step", () => {
    expect(stateOf(device("d", "IN_STEP"))).toBe("Auf dem Stand");
  });
});

describe("why a device has to sign in again", () => {
  const mustSignIn = { code: "CREDENTIALS_REJECTED", since: "2026-11-21T10:00:00Z", sentence: "Your password changed." };

  it("is said where no reason says it", () => {
    expect(signInAgain(device("d", "NEEDS_YOU", { mustSignIn }))).toBe("Your password changed.");
  });

  it("is not said twice", () => {
    const reason = { ...mustSignIn, title: "", steps: [], seen: [] };
    expect(signInAgain(device("d", "NEEDS_YOU", { mustSignIn, reasons: [reason] }))).toBeUndefined();
  });
});
