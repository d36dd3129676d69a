import type { Committing, Ready } from "./committing";
import { layoutOf, type Part } from "./content";
import { chunksOf } from "./cutting";
import type { GearTable } from "./gear";
import { base64, hex, sha256 } from "./hash";
import type { Ledger } from "./ledger";
import type { Stowing } from "./stowing";
import type { Hold, Upload } from "./upload";
import { holdOf } from "./verdicts";

/** Contents up to this length travel inside their commit. */
const INLINE_BYTES_MAX = 8 << 10;

/** The content of a file as the server would name it, read but not sent; undefined if it cannot be read. */
export async function contentIdOf(table: GearTable, file: Blob): Promise<string | undefined> {
  const parts: Part[] = [];
  try {
    for await (const chunk of chunksOf(table, file)) {
      parts.push({ id: chunk.id, length: chunk.bytes.length });
    }
  } catch {
    return undefined;
  }
  return (await layoutOf(parts)).id;
}

/** Reads one file, hands its chunks on, and says when all of them are on the server. */
export class Reading {
  readonly #ledger: Ledger;
  readonly #stowing: Stowing;
  readonly #committing: Committing;
  readonly #table: GearTable;

  constructor(ledger: Ledger, stowing: Stowing, committing: Committing, table: GearTable) {
    this.#ledger = ledger;
    this.#stowing = stowing;
    this.#committing = committing;
    this.#table = table;
  }

  /** Returns when the file is read to its end; some of it may still be on its way. */
  async read(upload: Upload, file: Blob): Promise<void> {
    this.#ledger.sentNothing(upload.id);
    this.#ledger.mark(upload.id, { state: "SENDING", hold: undefined });
    try {
      await (file.size <= INLINE_BYTES_MAX ? this.#small(upload, file) : this.#large(upload, file));
    } catch (thrown) {
      if (!isUnreadable(thrown)) {
        throw thrown;
      }
      // The browser says so also when the file was changed since it was chosen: what it said of it is not true any more.
      await this.#hold(upload, { code: "FILE_UNREADABLE" });
    }
  }

  async #small(upload: Upload, file: Blob): Promise<void> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const content = `c${hex(await sha256(bytes))}`;
    this.#ledger.sent(upload.id, bytes.length);
    this.#ready({ upload: upload.id, content, size: bytes.length, ...(bytes.length > 0 && { inline: base64(bytes) }) });
  }

  async #large(upload: Upload, file: Blob): Promise<void> {
    const parts: Part[] = [];
    const way = new OnTheWay((bytes) => this.#ledger.sent(upload.id, bytes));
    for await (const chunk of chunksOf(this.#table, file)) {
      if (!this.#goesOn(upload)) return;
      parts.push({ id: chunk.id, length: chunk.bytes.length });
      await this.#stowing.take({ ...chunk, ...way.parcel() });
    }
    const layout = await layoutOf(parts);
    if (layout.manifest !== undefined) {
      await this.#stowing.take({ ...layout.manifest, ...way.parcel() });
    }
    way.all((hold) => {
      if (hold !== undefined) void this.#hold(upload, hold);
      else this.#ready({ upload: upload.id, content: layout.id, size: layout.size });
    });
  }

  #ready(ready: Ready): void {
    if (this.#ledger.upload(ready.upload)?.state === "SENDING") this.#committing.add(ready);
  }

  /** Whether nobody paused or took it away meanwhile. */
  #goesOn(upload: Upload): boolean {
    return this.#ledger.upload(upload.id)?.state === "SENDING";
  }

  async #hold(upload: Upload, hold: Hold): Promise<void> {
    if (this.#goesOn(upload)) await this.#ledger.change(upload.id, { state: "HELD", hold });
  }
}

/** Counts what was handed on and has not arrived yet. */
class OnTheWay {
  readonly #arrived: (bytes: number) => void;
  #open = 0;
  #hold: Hold | undefined;
  #done: ((hold: Hold | undefined) => void) | undefined;

  constructor(arrived: (bytes: number) => void) {
    this.#arrived = arrived;
  }

  parcel() {
    this.#open++;
    return {
      arrived: (bytes: number) => {
        this.#arrived(bytes);
        this.#one();
      },
      refused: (refusal: Parameters<typeof holdOf>[0]) => {
        this.#hold = holdOf(refusal);
        this.#one();
      },
    };
  }

  /** No more follows; `done` is told when the last has arrived or was refused. */
  all(done: (hold: Hold | undefined) => void): void {
    this.#done = done;
    if (this.#open === 0) done(this.#hold);
  }

  #one(): void {
    this.#open--;
    if (this.#open === 0) this.#done?.(this.#hold);
  }
}

function isUnreadable(thrown: unknown): boolean {
  return thrown instanceof RangeError || (thrown instanceof DOMException && thrown.name !== "DataCloneError");
}
