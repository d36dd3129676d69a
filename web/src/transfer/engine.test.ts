import { beforeEach, describe, expect, it, vi } from "vitest";
import { Library, Refused, ROOT } from "../../dev/library";
import { Engine, type Picked } from "./engine";
import { gearTable } from "./gear";
import type { Listener } from "./ledger";
import { memoryQueue } from "./memoryQueue";
import type { QueueStore } from "./queueStore";
import type { Timing } from "./patience";
import type { Hold, Upload } from "./upload";
import { type Fetch, Wire } from "./wire";

/** The library behind the protocol, with a line that can be cut, before or after the server heard. */
class Line {
  readonly library = new Library();
  /** What to do to the calls to come: first to first. */
  readonly plan: ((path: string) => "pass" | "cut" | "deaf" | Response)[] = [];
  readonly calls: string[] = [];
  stored = 0;

  fetch: Fetch = async (path, order) => {
    const fate = this.plan.shift()?.(path) ?? "pass";
    this.calls.push(`${order.method} ${path.split("?")[0]}`);
    if (fate instanceof Response) return fate;
    if (fate === "cut") throw new TypeError("network");
    const reply = await this.#reply(path, order);
    if (fate === "deaf") throw new TypeError("network");
    return reply;
  };

  async #reply(path: string, order: RequestInit): Promise<Response> {
    try {
      const value = await this.#answer(path.split("?")[0] ?? "", order);
      const body = value instanceof Uint8Array ? new Uint8Array(value) : value === undefined ? null : JSON.stringify(value);
      return new Response(body, { status: value === undefined ? 204 : 200, headers: { "Limpid-Server": "s" } });
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      const { code, status, evidence, items } = thrown;
      return new Response(JSON.stringify({ code, evidence, items }), { status, headers: { "Limpid-Server": "s" } });
    }
  }

  async #answer(path: string, order: RequestInit): Promise<unknown> {
    const body = new Uint8Array(await new Response(order.body ?? null).arrayBuffer());
    const text = new TextDecoder().decode(body);
    if (path === "/v1/grants") return this.library.reserve((JSON.parse(text) as { bytes: number }).bytes);
    if (path.startsWith("/v1/grants/")) return this.library.release(path.slice("/v1/grants/".length));
    if (path === "/v1/chunks/missing") return this.library.missing(body);
    if (path === "/v1/chunks") return void (this.stored += this.library.store(body));
    if (path.endsWith("/commits")) return this.library.commit(new Headers(order.headers).get("Idempotency-Key") ?? "", text);
    return { entries: children(this.library, path.split("/").at(-1) ?? "") };
  }
}

function children(library: Library, folder: string) {
  return [...library.items.values()].filter((item) => item.parent === folder && !item.deleted);
}

/** Time that passes a hundred times as fast for those who wait. */
function hastyTiming(): Timing {
  let now = 0;
  return {
    now: () => now,
    async wait(millis) {
      await new Promise((resume) => setTimeout(resume, millis / 100));
      now += millis;
    },
    nudge: () => undefined,
  };
}

class Seen implements Listener {
  readonly uploads = new Map<string, Upload>();
  readonly sent = new Map<string, number>();
  readonly holds: (string | undefined)[] = [];
  #settled: (() => void)[] = [];

  changed(upload: Upload, bytes: number): void {
    this.uploads.set(upload.name, upload);
    this.sent.set(upload.name, bytes);
    this.#settled.forEach((check) => check());
  }
  removed(): void {
    this.#settled.forEach((check) => check());
  }
  linkHeld(hold: Hold | undefined): void {
    this.holds.push(hold?.code);
  }
  arrived(): void {
    return;
  }
  states(): Record<string, string> {
    return Object.fromEntries([...this.uploads].map(([name, { state, hold }]) => [name, hold ? `${state} ${hold.code}` : state]));
  }
  /** Returns once no upload is on its way any more. */
  async quiet(): Promise<void> {
    await new Promise<void>((done) => {
      const check = () => {
        const moving = [...this.uploads.values()].some(({ state }) => ["WAITING", "SENDING", "COMMITTING"].includes(state));
        if (!moving) done();
      };
      this.#settled.push(check);
      check();
    });
  }
}

// Machines that build have other things to do as well.
vi.setConfig({ testTimeout: 60_000 });

let line: Line;
let store: QueueStore;
let seen: Seen;

beforeEach(() => {
  line = new Line();
  store = memoryQueue();
  seen = new Seen();
});

async function engine(name = "page-1", alive: string[] = []): Promise<Engine> {
  const table = await gearTable("7");
  const ours = line;
  const made = new Engine({
    wire: new Wire((path, request) => ours.fetch(path, request)),
    store,
    timing: hastyTiming(),
    listener: seen,
    table,
    name,
    alive: () => Promise.resolve(new Set(alive)),
    alone: (work) => work(),
  });
  void made.run();
  return made;
}

function bytes(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  for (let at = 0, state = seed; at < length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    all[at] = state >>> 24;
  }
  return all;
}

function picked(name: string, content: Uint8Array<ArrayBuffer> | string, path: string[] = []): Picked {
  return { path, file: new File([content], name, { lastModified: 1_700_000_000_000 }) };
}

function order(files: Picked[], folders: string[][] = []) {
  return { collection: "c1", folder: ROOT, folders, files };
}

function tree(parent = ROOT): Record<string, unknown> {
  return Object.fromEntries(
    children(line.library, parent).map((item) => [item.name, item.kind === "FOLDER" ? tree(item.id) : item.size]),
  );
}

function contentOf(name: string): Uint8Array | undefined {
  const item = [...line.library.items.values()].find((each) => each.name === name && !each.deleted);
  return line.library.bytesOf(item?.content ?? "");
}

describe("an upload", () => {
  it("brings small and large files, folders and empty folders", async () => {
    const large = bytes(3 << 20);
    const page = await engine();
    await page.add(
      order([picked("empty", ""), picked("small.txt", "words"), picked("large.bin", large, ["a", "b"])], [["a"], ["a", "b"], ["void"]]),
    );
    await seen.quiet();
    expect(tree()).toEqual({ empty: 0, "small.txt": 5, a: { b: { "large.bin": large.length } }, void: {} });
    expect(Buffer.compare(contentOf("large.bin") ?? bytes(0), large)).toBe(0);
    await expect.poll(() => line.library.reservedBytes()).toBe(0);
  });

  it("puts a thousand files into few commits", async () => {
    const page = await engine();
    await page.add(order([...Array(1000).keys()].map((at) => picked(`file ${at}`, `words ${at}`, ["many"]))));
    await seen.quiet();
    expect(Object.keys(tree()["many"] as object)).toHaveLength(1000);
    // How many are gathered depends on how fast this machine reads; one by one they would be a thousand.
    expect(line.calls.filter((call) => call.endsWith("/commits")).length).toBeLessThan(400);
  });

  it("says the exact shortfall before the first byte, and goes on when the plan has room", async () => {
    line.library.planBytes = 1000;
    const page = await engine();
    await page.add(order([picked("large.bin", bytes(1 << 20))]));
    await seen.quiet();
    expect(seen.uploads.get("large.bin")).toMatchObject({
      state: "HELD",
      hold: { code: "QUOTA_EXCEEDED", needsBytes: 1 << 20, freeBytes: 1000 },
    });
    expect(line.stored).toBe(0);
    line.library.planBytes = 2 << 20;
    await page.better("QUOTA_EXCEEDED");
    await seen.quiet();
    expect(seen.states()).toEqual({ "large.bin": "DONE" });
  });

  it("holds a name that the server cannot take, and sends the others", async () => {
    const page = await engine();
    await page.add(order([picked("x".repeat(256), "a"), picked("fine", "b")]));
    await seen.quiet();
    expect(seen.states()).toEqual({ ["x".repeat(256)]: "HELD NAME_TOO_LONG", fine: "DONE" });
  });
});

describe("a cut line", () => {
  it("is waited for, at whatever call it breaks, and nothing is done twice", async () => {
    for (let at = 0; at < 12; at++) {
      for (const fate of ["cut", "deaf"] as const) {
        line = new Line();
        store = memoryQueue();
        seen = new Seen();
        line.plan.push(...[...Array(at).keys()].map(() => () => "pass" as const), () => fate, () => fate);
        const page = await engine();
        await page.add(order([picked("small", "s"), picked("large", bytes(2 << 20), ["f"])]));
        await seen.quiet();
        expect(seen.states(), `${fate} at call ${at}`).toEqual({ small: "DONE", large: "DONE" });
        expect(tree(), `${fate} at call ${at}`).toEqual({ small: 1, f: { large: 2 << 20 } });
      }
    }
  });

  it("costs no chunk that had arrived", async () => {
    const page = await engine();
    line.plan.push(() => "pass", () => "pass", () => "pass", () => "deaf");
    await page.add(order([picked("large", bytes(5 << 20))]));
    await seen.quiet();
    expect(seen.holds).toContain("OFFLINE");
    expect(seen.holds.at(-1)).toBeUndefined();
    // Five chunks and the manifest: each came once, also what was on the line when it broke.
    expect(line.stored).toBe(6);
  });

  it("is told from a stranger's answer and from a session that ended", async () => {
    line.plan.push(
      () => new Response("<html>sign in to the hotel</html>"),
      () => new Response(JSON.stringify({ code: "NOT_SIGNED_IN" }), { status: 401, headers: { "Limpid-Server": "s" } }),
    );
    const page = await engine();
    await page.add(order([picked("small", "s")]));
    await seen.quiet();
    expect(seen.holds.slice(0, 2)).toEqual(["NOT_LIMPID", "NOT_SIGNED_IN"]);
    expect(seen.states()).toEqual({ small: "DONE" });
  });
});

describe("a page that was closed", () => {
  /** A page whose line hangs at the commit: its answer never comes. */
  async function closedAtCommit(heard: boolean): Promise<void> {
    const alive = line.fetch;
    const hung = new Promise<void>((reached) => {
      line.fetch = async (path, request) => {
        if (!path.endsWith("/commits")) return alive(path, request);
        if (heard) await alive(path, request);
        reached();
        return new Promise<Response>(() => undefined);
      };
    });
    const page = await engine();
    await page.add(order([picked("report", "words")]));
    await hung;
    line.fetch = alive;
    seen = new Seen();
  }

  it.each([true, false])("sends its commit again with the same key (server had heard: %s)", async (heard) => {
    await closedAtCommit(heard);
    await engine("page-2");
    await expect.poll(() => seen.states()).toEqual({ report: "DONE" });
    expect(tree()).toEqual({ report: 5 });
    expect((await store.all()).commits).toEqual([]);
  });

  it("asks for its files again, and takes only those", async () => {
    line.library.planBytes = 1;
    const page = await engine();
    await page.add(order([picked("a", "aaaa"), picked("b", "bbbb")]));
    await seen.quiet();
    line.library.planBytes = 1000;
    seen = new Seen();
    const next = await engine("page-2");
    await expect.poll(() => seen.states()).toEqual({ a: "HELD FILE_WANTED", b: "HELD FILE_WANTED" });
    expect(await next.supply([picked("a", "aaaa"), picked("b", "changed")])).toBe(1);
    await expect.poll(() => seen.states()).toEqual({ a: "DONE", b: "HELD FILE_WANTED" });
  });

  it("is not this one, however early files are dropped on it", async () => {
    const quick = store;
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    store = { all: () => opened.then(() => quick.all()), write: (change) => quick.write(change) };
    const page = await engine();
    await page.add(order([picked("a", "aaaa")]));
    open();
    await seen.quiet();
    expect(seen.states()).toEqual({ a: "DONE" });
  });

  it("is left alone while it is open", async () => {
    line.library.planBytes = 1;
    await (await engine("page-1")).add(order([picked("a", "aaaa")]));
    await seen.quiet();
    seen = new Seen();
    await engine("page-2", ["page-1"]);
    await new Promise((later) => setImmediate(later));
    expect(seen.states()).toEqual({});
  });
});

describe("a name that is taken", () => {
  beforeEach(async () => {
    await (await engine("first")).add(order([picked("plan.txt", "old words")]));
    await seen.quiet();
    seen = new Seen();
  });

  it.each([
    ["BOTH", { "plan.txt": 9, "Plan (2).txt": 4 }, "Plan.txt"],
    ["BOTH", { "plan.txt": 9, "plan (2).txt": 4 }, "plan.txt"],
    ["REPLACE", { "plan.txt": 4 }, "plan.txt"],
    ["SKIP", { "plan.txt": 9 }, "plan.txt"],
  ] as const)("is asked about: %s gives %j", async (choice, expected, name) => {
    const page = await engine();
    await page.add(order([picked(name, "new!")]));
    await seen.quiet();
    expect(seen.uploads.get(name)).toMatchObject({ state: "HELD", hold: { code: "NAME_TAKEN", holder: { name: "plan.txt" } } });
    await page.choose([seen.uploads.get(name)?.id ?? ""], choice);
    await seen.quiet();
    expect(tree()).toEqual(expected);
  });

  it("is no question when the content is the same", async () => {
    await (await engine()).add(order([picked("plan.txt", "old words")]));
    await seen.quiet();
    expect(seen.states()).toEqual({ "plan.txt": "DONE" });
    expect(tree()).toEqual({ "plan.txt": 9 });
  });

  it("is asked about again when it was replaced meanwhile", async () => {
    const page = await engine();
    await page.add(order([picked("plan.txt", "new!")]));
    await seen.quiet();
    const alive = line.fetch;
    line.fetch = async (path, request) => {
      if (path.endsWith("/commits")) {
        line.fetch = alive;
        const held = [...line.library.items.values()].find((item) => item.name === "plan.txt");
        const other = line.library.hold(new TextEncoder().encode("from a phone"));
        line.library.commit("other", JSON.stringify({ operations: [{ put: { ...held, ...other, item: held?.id, ifVersion: 1 } }] }));
      }
      return alive(path, request);
    };
    await page.choose([seen.uploads.get("plan.txt")?.id ?? ""], "REPLACE");
    await seen.quiet();
    expect(seen.states()).toEqual({ "plan.txt": "HELD NAME_TAKEN" });
    expect(tree()).toEqual({ "plan.txt": 12 });
  });

  it("holds only itself: the others of its commit arrive", async () => {
    const alive = line.fetch;
    // Somebody takes the name between the look and the commit.
    line.fetch = (path, request) =>
      path.includes("/folders/") ? Promise.resolve(new Response('{"entries":[]}', { headers: { "Limpid-Server": "s" } })) : alive(path, request);
    await (await engine()).add(order([picked("plan.txt", "new!"), picked("other", "x"), picked("third", "y")]));
    await seen.quiet();
    expect(seen.states()).toEqual({ "plan.txt": "HELD NAME_TAKEN", other: "DONE", third: "DONE" });
  });

  it("may differ in case within one folder that comes from a disk that tells them apart", async () => {
    await (await engine()).add(order([picked("x.h", "1", ["linux"]), picked("X.h", "2", ["linux"])]));
    await seen.quiet();
    expect(tree()).toMatchObject({ linux: { "x.h": 1, "X.h": 1 } });
  });
});

describe("the queue", () => {
  it("pauses, goes on and is cancelled", async () => {
    line.library.planBytes = 1;
    const page = await engine();
    await page.add(order([picked("a", "aaaa"), picked("b", "bbbb")]));
    await seen.quiet();
    const id = (name: string) => seen.uploads.get(name)?.id ?? "";
    await page.cancel([id("b")]);
    line.library.planBytes = 1000;
    await page.resume([id("a")]);
    await seen.quiet();
    expect(tree()).toEqual({ a: 4 });
    expect((await store.all()).uploads).toEqual([]);
    await expect.poll(async () => (await store.all()).drops).toEqual([]);
  });

  it("commits without a reservation that ran out", async () => {
    const alive = line.fetch;
    line.fetch = (path, request) => {
      if (path === "/v1/chunks") line.library.expireGrants();
      return alive(path, request);
    };
    await (await engine()).add(order([picked("large", bytes(1 << 20))]));
    await seen.quiet();
    expect(seen.states()).toEqual({ large: "DONE" });
  });

  it("holds a file that changed after it was chosen", async () => {
    const file = new File([bytes(1 << 20)], "torn");
    Object.defineProperty(file, "slice", { value: () => new Blob(["short"]) });
    await (await engine()).add(order([{ path: [], file }, picked("whole", "w")]));
    await seen.quiet();
    expect(seen.states()).toEqual({ torn: "HELD FILE_UNREADABLE", whole: "DONE" });
  });
});
