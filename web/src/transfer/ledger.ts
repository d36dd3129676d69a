import type { QueueChange, QueueStore } from "./queueStore";
import { type Drop, type Hold, isOver, type Upload } from "./upload";

/** Hears of each change. */
export interface Listener {
  changed(upload: Upload, sentBytes: number): void;
  removed(id: string): void;
  linkHeld(hold: Hold | undefined): void;
  /** New items are in this folder. */
  arrived(collection: string, folder: string): void;
}

/**
 * The queue as this page works on it: the one place where its state lives. What must survive the page is in the store before anybody
 * acts on it; how many bytes were sent need not, since the server is asked.
 */
export class Ledger {
  readonly #store: QueueStore;
  readonly #listener: Listener;
  readonly #uploads = new Map<string, Upload>();
  readonly #drops = new Map<string, Drop>();
  readonly #sent = new Map<string, number>();

  constructor(store: QueueStore, listener: Listener) {
    this.#store = store;
    this.#listener = listener;
  }

  upload(id: string): Upload | undefined {
    return this.#uploads.get(id);
  }

  uploads(): Upload[] {
    return [...this.#uploads.values()];
  }

  drop(id: string): Drop | undefined {
    return this.#drops.get(id);
  }

  drops(): Drop[] {
    return [...this.#drops.values()];
  }

  uploadsOf(drop: string): Upload[] {
    return this.uploads().filter((upload) => upload.drop === drop);
  }

  /** Takes over what the store has already. */
  adopt(uploads: readonly Upload[], drops: readonly Drop[]): Promise<void> {
    return this.write({ uploads, drops });
  }

  /** Changes one upload, if it is still there. Its bytes count anew when it starts again. */
  async change(id: string, by: Partial<Upload>): Promise<void> {
    const upload = this.#uploads.get(id);
    if (upload !== undefined) {
      await this.write({ uploads: [changed(upload, by)] });
    }
  }

  /** Changes what need not survive the page: that an upload is being sent is not true of the next page. */
  mark(id: string, by: Partial<Upload>): void {
    const upload = this.#uploads.get(id);
    if (upload !== undefined) {
      const next = changed(upload, by);
      this.#uploads.set(id, next);
      this.#tell(next);
    }
  }

  /** Changes several at once. */
  changeAll(ids: readonly string[], by: Partial<Upload>): Promise<void> {
    const uploads = ids.flatMap((id) => this.#uploads.get(id) ?? []);
    return this.write({ uploads: uploads.map((upload) => changed(upload, by)) });
  }

  /** Writes a change, and shows it. What is over is not kept, but shown until it is cleared. */
  async write(change: QueueChange): Promise<void> {
    const over = (change.uploads ?? []).filter(isOver);
    for (const upload of change.uploads ?? []) {
      this.#uploads.set(upload.id, upload);
      this.#tell(upload);
    }
    change.drops?.forEach((drop) => this.#drops.set(drop.id, drop));
    change.endedUploads?.forEach((id) => this.#forget(id));
    change.endedDrops?.forEach((id) => this.#drops.delete(id));
    await this.#store.write({
      ...change,
      uploads: (change.uploads ?? []).filter((upload) => !isOver(upload)),
      endedUploads: [...(change.endedUploads ?? []), ...over.map((upload) => upload.id)],
    });
  }

  /** Bytes of an upload are on the server. */
  sent(id: string, bytes: number): void {
    const upload = this.#uploads.get(id);
    if (upload !== undefined) {
      this.#sent.set(id, Math.min(upload.size, (this.#sent.get(id) ?? 0) + bytes));
      this.#tell(upload);
    }
  }

  /** The files of these uploads are on the server: whoever shows their folders looks again. */
  arrived(uploads: readonly Upload[]): void {
    const folders = new Map(uploads.map((upload) => [upload.parent ?? "", upload.collection]));
    folders.forEach((collection, folder) => this.#listener.arrived(collection, folder));
  }

  /** An upload begins from its first byte. */
  sentNothing(id: string): void {
    this.#sent.delete(id);
  }

  #tell(upload: Upload): void {
    this.#listener.changed(upload, isOver(upload) ? upload.size : (this.#sent.get(upload.id) ?? 0));
  }

  #forget(id: string): void {
    this.#uploads.delete(id);
    this.#sent.delete(id);
    this.#listener.removed(id);
  }
}

/** The record with some fields changed; `undefined` takes a field away, so that no old cause is shown. */
function changed(upload: Upload, by: Partial<Upload>): Upload {
  const all: Record<string, unknown> = { ...upload, ...by };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as Upload;
}

