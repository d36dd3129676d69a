import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Hint, hints } from "./hints.svelte";

/** A stream whose events the test sends. */
class Stream {
  static opened: Stream[] = [];
  onmessage: ((event: { data: string }) => void) | undefined;
  onerror: (() => void) | undefined;
  closed = false;

  constructor(readonly address: string) {
    Stream.opened.push(this);
  }

  close(): void {
    this.closed = true;
  }

  say(hint: Hint): void {
    this.onmessage?.({ data: JSON.stringify(hint) });
  }
}

const page = { hidden: false, addEventListener: vi.fn(), removeEventListener: vi.fn() };
const heard: string[] = [];
let silence: () => void;

const newest = (): Stream => {
  const stream = Stream.opened.at(-1);
  if (stream === undefined) throw new Error("no stream was opened");
  return stream;
};

function lookAway(hidden: boolean): void {
  page.hidden = hidden;
  const listener = page.addEventListener.mock.calls.find(([kind]) => kind === "visibilitychange")?.[1] as () => void;
  listener();
}

beforeEach(() => {
  vi.useFakeTimers();
  Stream.opened = [];
  heard.length = 0;
  page.hidden = false;
  page.addEventListener.mockReset();
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal("document", page);
  vi.stubGlobal("addEventListener", vi.fn());
  vi.stubGlobal("removeEventListener", vi.fn());
  silence = hints.listen((hint) => heard.push(hint.kind));
  hints.start();
});
afterEach(() => {
  hints.stop();
  silence();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the stream of hints", () => {
  it("is live from its first word on, and tells everything but heartbeats", () => {
    expect(hints.connected).toBe(false);
    newest().say({ kind: "CONNECTED" });
    newest().say({ kind: "HEARTBEAT" });
    newest().say({ kind: "CHANGED", collection: "files", seq: 9 });
    expect(hints.connected).toBe(true);
    expect(heard).toEqual(["CONNECTED", "CHANGED"]);
  });

  it("counts as dead after 45 seconds of silence, says since when, and is opened again", () => {
    newest().say({ kind: "CONNECTED" });
    vi.advanceTimersByTime(45_000);
    expect(hints.connected).toBe(false);
    expect(hints.lostAt).toBeInstanceOf(Date);
    expect(Stream.opened[0]?.closed).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(Stream.opened).toHaveLength(2);
    newest().say({ kind: "CONNECTED" });
    expect(hints.lostAt).toBeUndefined();
  });

  it("is tried less and less often while it fails, and pages ask every 20 seconds meanwhile", () => {
    for (let round = 0; round < 6; round++) {
      newest().onerror?.();
      vi.advanceTimersByTime(30_000);
    }
    expect(Stream.opened.length).toBeLessThan(9);
    expect(heard.filter((kind) => kind === "CONNECTED").length).toBeGreaterThanOrEqual(8);
  });

  it("does not ask by the clock while it is live", () => {
    newest().say({ kind: "CONNECTED" });
    vi.advanceTimersByTime(20_000);
    expect(heard).toEqual(["CONNECTED"]);
  });

  it("is given back by a tab that nobody looks at, and opened again when somebody does", () => {
    newest().say({ kind: "CONNECTED" });
    lookAway(true);
    vi.advanceTimersByTime(29_000);
    expect(newest().closed).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(newest().closed).toBe(true);
    expect(hints.lostAt).toBeUndefined();
    lookAway(false);
    expect(Stream.opened).toHaveLength(2);
  });

  it("takes no notice of what is no hint", () => {
    newest().onmessage?.({ data: "<html>" });
    expect(heard).toEqual([]);
  });
});
