import type { Listener } from "./ledger";
import type { FromWorker, Shown } from "./messages";
import { Meter } from "./pace";
import { type Hold, isOver, type Upload } from "./upload";

const TELL_MILLIS = 250;

/** Gathers what happens and tells the page a few times in a second. */
export class Outlook implements Listener {
  readonly #tell: (message: FromWorker) => void;
  readonly #changed = new Map<string, Shown>();
  #removed: string[] = [];
  #link: Hold | undefined;
  readonly #sent = new Map<string, number>();
  readonly #meter = new Meter();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (message: FromWorker) => void) {
    this.#tell = tell;
  }

  changed(upload: Upload, sentBytes: number): void {
    const before = this.#sent.get(upload.id) ?? 0;
    if (sentBytes > before && !isOver(upload)) this.#meter.add(Date.now(), sentBytes - before);
    this.#sent.set(upload.id, sentBytes);
    const { handle, ...plain } = upload;
    this.#changed.set(upload.id, { ...plain, sent: sentBytes, canReopen: handle !== undefined });
    this.#soon();
  }

  removed(id: string): void {
    this.#sent.delete(id);
    this.#changed.delete(id);
    this.#removed.push(id);
    this.#soon();
  }

  linkHeld(hold: Hold | undefined): void {
    if (hold === undefined && this.#link === undefined) return;
    this.#link = hold;
    this.#soon();
  }

  arrived(collection: string, folder: string): void {
    this.#tell({ kind: "arrived", collection, folder });
  }

  #soon(): void {
    if (this.#timer === undefined) this.#timer = setTimeout(() => this.#now(), TELL_MILLIS);
  }

  #now(): void {
    this.#timer = undefined;
    const changed = [...this.#changed.values()];
    const link = this.#link === undefined ? {} : { link: this.#link };
    this.#tell({ kind: "changes", changed, removed: this.#removed, rate: this.#meter.rate(Date.now()), ...link });
    this.#changed.clear();
    this.#removed = [];
  }
}
