import type { Ledger } from "./ledger";
import type { Patience, Timing } from "./patience";
import type { Drop, SentCommit, Upload } from "./upload";
import { type Put, type Verdict, verdicts } from "./verdicts";
import type { Answer, Refusal, Wire, WireItem } from "./wire";

/** An upload whose bytes are all on the server, or come inside the commit. */
export interface Ready {
  readonly upload: string;
  readonly content: string;
  readonly size: number;
  /** The content itself in base64, if it is small. */
  readonly inline?: string;
}

const OPERATIONS_MAX = 200;
/** Well below the 3 MiB that a commit may have, with its operations. */
const INLINE_CHARS_MAX = 2 << 20;
/** How long small files are gathered: a person sees them come all the same. */
const GATHER_MILLIS = 400;

/** Makes files of what has arrived: up to two hundred in one commit, each commit with a key that is written down first. */
export class Committing {
  readonly #wire: Wire;
  readonly #patience: Patience;
  readonly #ledger: Ledger;
  readonly #timing: Timing;
  readonly #engine: string;
  #ready: Ready[] = [];
  #inlineChars = 0;
  #running: Promise<void> | undefined;
  #hurry: () => void = () => undefined;

  constructor(wire: Wire, patience: Patience, ledger: Ledger, timing: Timing, engine: string) {
    this.#wire = wire;
    this.#patience = patience;
    this.#ledger = ledger;
    this.#timing = timing;
    this.#engine = engine;
  }

  /** Takes an upload; it is committed soon, with others that are ready by then. */
  add(ready: Ready): void {
    this.#ready.push(ready);
    this.#inlineChars += ready.inline?.length ?? 0;
    this.#running ??= this.#run();
    if (this.#isFull()) this.#hurry();
  }

  /** Returns when there is an answer for all that was taken. */
  async finish(): Promise<void> {
    while (this.#running !== undefined) {
      this.#hurry();
      await this.#running;
    }
  }

  #isFull(): boolean {
    return this.#ready.length >= OPERATIONS_MAX || this.#inlineChars >= INLINE_CHARS_MAX;
  }

  /** One commit after the other; what a refusal did not blame is in the next one. */
  async #run(): Promise<void> {
    try {
      while (this.#ready.length > 0) {
        await this.#gather();
        const batch = this.#next();
        const uploads = batch.flatMap((ready) => this.#ledger.upload(ready.upload) ?? []);
        const going = uploads.filter((upload) => upload.state === "SENDING");
        const drop = this.#ledger.drop(going[0]?.drop ?? "");
        if (drop !== undefined) await this.#send(drop, batch, going);
      }
    } finally {
      // Not in a later turn: whatever is added from now on must start anew.
      this.#running = undefined;
    }
  }

  async #gather(): Promise<void> {
    const hurried = this.#isFull() ? Promise.resolve() : new Promise<void>((hurry) => (this.#hurry = hurry));
    await Promise.race([this.#timing.wait(GATHER_MILLIS), hurried]);
  }

  /** What fits into one commit. Only one drop is worked on at a time, so all of it is of that drop. */
  #next(): Ready[] {
    const batch: Ready[] = [];
    let chars = 0;
    for (const ready of this.#ready) {
      chars += ready.inline?.length ?? 0;
      if (batch.length === OPERATIONS_MAX || (batch.length > 0 && chars > INLINE_CHARS_MAX)) break;
      batch.push(ready);
    }
    this.#ready = this.#ready.slice(batch.length);
    this.#inlineChars = this.#ready.reduce((sum, ready) => sum + (ready.inline?.length ?? 0), 0);
    return batch;
  }

  async #send(drop: Drop, batch: readonly Ready[], uploads: readonly Upload[]): Promise<void> {
    const readies = new Map(batch.map((ready) => [ready.upload, ready]));
    const sent = commitOf(drop, uploads, readies, this.#engine);
    for (const upload of uploads) {
      this.#ledger.mark(upload.id, { state: "COMMITTING" });
    }
    await this.#ledger.write({ commits: [sent], uploads: uploads.flatMap(({ id }) => this.#ledger.upload(id) ?? []) });
    await this.#settle(sent, readies);
  }

  /** Asks again about commits of an earlier page: only the answer tells in which of two states their files are. */
  async resend(commits: readonly SentCommit[]): Promise<void> {
    for (const commit of commits) {
      await this.#settle(commit, new Map());
    }
  }

  async #settle(sent: SentCommit, readies: ReadonlyMap<string, Ready>): Promise<void> {
    const answer: Answer<{ items: WireItem[] }> = await this.#patience.until(() =>
      this.#wire.commit(sent.collection, sent.key, sent.body),
    );
    const uploads = sent.uploads.flatMap((id) => this.#ledger.upload(id) ?? []);
    if (answer.kind === "REFUSED") {
      await this.#refused(sent, answer.refusal, uploads, readies);
    } else {
      await this.#ledger.write({
        uploads: uploads.map((upload) => ({ ...upload, state: "DONE" })),
        endedCommits: [sent.key],
      });
      this.#ledger.arrived(uploads);
    }
  }

  async #refused(sent: SentCommit, refusal: Refusal, uploads: readonly Upload[], readies: ReadonlyMap<string, Ready>) {
    const contents = contentsOf(sent);
    const puts: Put[] = uploads.map((upload) => ({ upload, content: contents.get(upload.item) }));
    const judged = verdicts(refusal, puts);
    const drops = refusal.code === "GRANT_EXPIRED" ? this.#withoutGrant(uploads) : [];
    await this.#ledger.write({
      drops,
      uploads: uploads.map((upload) => after(upload, judged.get(upload.id), readies.has(upload.id))),
      endedCommits: [sent.key],
    });
    for (const upload of uploads) {
      const ready = readies.get(upload.id);
      if (ready !== undefined && judged.get(upload.id)?.kind === "AGAIN") {
        this.add(ready);
      }
    }
  }

  /** Without its reservation a drop needs room in the plan at this moment, and is told so if there is none. */
  #withoutGrant(uploads: readonly Upload[]): Drop[] {
    const drops = new Set(uploads.map((upload) => upload.drop));
    return [...drops].flatMap((id) => {
      const drop = this.#ledger.drop(id);
      return drop === undefined ? [] : [{ ...drop, grant: undefined }];
    });
  }
}

function after(upload: Upload, verdict: Verdict | undefined, isReady: boolean): Upload {
  const free = { ...upload, hold: undefined };
  switch (verdict?.kind) {
    case "DONE":
      return { ...free, state: "DONE" };
    case "ASK":
      return { ...free, choice: undefined, state: "HELD", hold: { code: "NAME_TAKEN", ...(verdict.holder && { holder: verdict.holder }) } };
    case "STOP":
      return { ...free, state: "HELD", hold: verdict.hold };
    case "AGAIN":
      return { ...free, state: isReady ? "SENDING" : "WAITING" };
    default:
      return { ...free, state: "WAITING" };
  }
}

function commitOf(drop: Drop, uploads: readonly Upload[], readies: ReadonlyMap<string, Ready>, engine: string): SentCommit {
  const inline = uploads.flatMap((upload) => readies.get(upload.id)?.inline ?? []);
  const operations = uploads.map((upload) => ({ put: putOf(upload, readies.get(upload.id)) }));
  const body = JSON.stringify({
    ...(drop.grant === undefined ? {} : { grant: drop.grant }),
    operations,
    ...(inline.length === 0 ? {} : { inline }),
  });
  return {
    key: crypto.randomUUID(),
    collection: drop.collection,
    body,
    uploads: uploads.map((upload) => upload.id),
    engine,
  };
}

function putOf(upload: Upload, ready: Ready | undefined) {
  return {
    item: upload.item,
    ifVersion: upload.ifVersion,
    parent: upload.parent,
    name: upload.putName,
    kind: "FILE",
    content: ready?.content,
    size: ready?.size,
    modified: new Date(upload.modified).toISOString(),
    ...(upload.executable === true ? { executable: true } : {}),
  };
}

/** The contents by item, as a commit named them, also one of an earlier page. */
function contentsOf(sent: SentCommit): Map<string, string> {
  const body = JSON.parse(sent.body) as { operations: { put: { item: string; content: string } }[] };
  return new Map(body.operations.map(({ put }) => [put.item, put.content]));
}
