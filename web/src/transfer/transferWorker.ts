/** Where uploads are worked on: hashing and cutting never hold up the page. One for each open page. */
import { Engine } from "./engine";
import { gearTable } from "./gear";
import type { FromWorker, ToWorker } from "./messages";
import { Outlook } from "./outlook";
import type { Timing } from "./patience";
import { indexedQueue } from "./queueStore";
import { Wire } from "./wire";

const LOCK = "limpid-transfer/";

const scope = self as unknown as {
  postMessage(message: FromWorker): void;
  onmessage: (event: MessageEvent<ToWorker>) => void;
  addEventListener(kind: "online", listener: () => void): void;
};
let engine: Promise<Engine> | undefined;

scope.onmessage = ({ data }) => {
  void receive(data).catch(failed);
};
scope.addEventListener("online", () => void engine?.then((each) => each.better()));

async function receive(message: ToWorker): Promise<void> {
  if (message.kind === "start") {
    engine = start(message.person, message.gearSeed);
  }
  const working = await engine;
  if (working === undefined) throw new Error("the first message is not a start");
  switch (message.kind) {
    case "start":
      return void working.run().catch(failed);
    case "add":
      return working.add(message.order);
    case "choose":
      return working.choose(message.ids, message.choice);
    case "better":
      return working.better(message.code);
    case "supply": {
      const found = await working.supply(message.files);
      return scope.postMessage({ kind: "supplied", chosen: message.files.length, found });
    }
    default:
      return working[message.kind](message.ids);
  }
}

async function start(person: string, seed: string): Promise<Engine> {
  const name = crypto.randomUUID();
  await holdFor(name);
  return new Engine({
    wire: new Wire((address, order) => fetch(address, order)),
    store: await indexedQueue(person),
    timing: timing(),
    listener: new Outlook((message) => scope.postMessage(message)),
    table: await gearTable(seed),
    name,
    alive: openPages,
    alone: (work) => navigator.locks.request("limpid-transfer-adopt", work),
  });
}

/** Takes a lock of this name for as long as the page lives: so other pages know that it does. */
function holdFor(name: string): Promise<void> {
  return new Promise((held) => {
    void navigator.locks.request(LOCK + name, () => {
      held();
      return new Promise<never>(() => undefined);
    });
  });
}

async function openPages(): Promise<ReadonlySet<string>> {
  const { held } = await navigator.locks.query();
  return new Set((held ?? []).map((lock) => lock.name ?? "").filter((name) => name.startsWith(LOCK)).map((name) => name.slice(LOCK.length)));
}

function timing(): Timing {
  const waiting = new Set<() => void>();
  return {
    now: () => Date.now(),
    wait: (millis) =>
      new Promise((resume) => {
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          resume();
        };
        const timer = setTimeout(wake, millis);
        waiting.add(wake);
      }),
    nudge: () => [...waiting].forEach((wake) => wake()),
  };
}

function failed(thrown: unknown): void {
  scope.postMessage({ kind: "failed", words: String(thrown) });
}
