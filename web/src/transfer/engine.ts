import { Committing } from "./committing";
import type { GearTable } from "./gear";
import { newItemId } from "./itemIds";
import { Ledger, type Listener } from "./ledger";
import { flawOf } from "./names";
import { Pace } from "./pace";
import { Patience, type Timing } from "./patience";
import { Preparing } from "./preparing";
import type { QueueStore } from "./queueStore";
import { contentIdOf, Reading } from "./reading";
import { Stowing } from "./stowing";
import { type Choice, type Drop, isOver, type Upload } from "./upload";
import type { Wire } from "./wire";

/** A file as somebody chose it. */
export interface Picked {
  readonly path: readonly string[];
  readonly file: File;
  readonly handle?: FileSystemFileHandle;
}

/** What was chosen in one go, and where it shall go. */
export interface Order {
  readonly collection: string;
  readonly folder: string;
  /** Folders, empty ones too, as paths from there. */
  readonly folders: readonly (readonly string[])[];
  readonly files: readonly Picked[];
}

/** What the engine works with. */
export interface Ports {
  readonly wire: Wire;
  readonly store: QueueStore;
  readonly timing: Timing;
  readonly listener: Listener;
  readonly table: GearTable;
  /** The name of this page's engine, and the names of all that are open. */
  readonly name: string;
  readonly alive: () => Promise<ReadonlySet<string>>;
  /** Does work while no other page does such work: two pages must not take over the same uploads. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Brings files to the server, one drop after the other, until nothing is left that can go on. Runs in a worker. */
export class Engine {
  readonly #ports: Ports;
  readonly #ledger: Ledger;
  readonly #preparing: Preparing;
  readonly #committing: Committing;
  readonly #stowing: Stowing;
  readonly #reading: Reading;
  readonly #files = new Map<string, File>();
  #wake: () => void = () => undefined;

  constructor(ports: Ports) {
    const { wire, timing, listener, store, table, name } = ports;
    const patience = new Patience(timing, (hold) => listener.linkHeld(hold));
    this.#ports = ports;
    this.#ledger = new Ledger(store, listener);
    this.#committing = new Committing(wire, patience, this.#ledger, timing, name);
    this.#stowing = new Stowing(wire, patience, new Pace(), () => timing.now());
    this.#reading = new Reading(this.#ledger, this.#stowing, this.#committing, table);
    this.#preparing = new Preparing(wire, patience, this.#ledger, () => timing.now(), async (upload) => {
      const file = this.#files.get(upload.id);
      return file && (await contentIdOf(table, file));
    });
  }

  /** Takes over what pages left behind that are closed, asks what became of their commits, and goes on for ever. */
  async run(): Promise<never> {
    const commits = await this.#ports.alone(() => this.#adopt());
    await this.#committing.resend(commits);
    await this.#askForFiles();
    for (;;) {
      const drop = this.#next();
      if (drop === undefined) {
        await new Promise<void>((wake) => (this.#wake = wake));
      } else {
        await this.#work(drop);
      }
    }
  }

  /** Takes files on. They are in the queue, and would survive the page as far as the browser lets them, when this returns. */
  async add(order: Order): Promise<void> {
    const { collection, folder, folders } = order;
    const drop: Drop = { id: crypto.randomUUID(), collection, folder, folders, engine: this.#ports.name };
    const uploads = order.files.map((picked) => this.#upload(drop, picked));
    uploads.forEach((upload, at) => {
      const file = order.files[at]?.file;
      if (file !== undefined) this.#files.set(upload.id, file);
    });
    await this.#ledger.write({ drops: [drop], uploads });
    this.#wake();
  }

  #upload(drop: Drop, picked: Picked): Upload {
    const flaw = [...picked.path, picked.file.name].map(flawOf).find((each) => each !== undefined);
    return {
      id: crypto.randomUUID(),
      drop: drop.id,
      collection: drop.collection,
      path: picked.path,
      name: picked.file.name,
      size: picked.file.size,
      modified: picked.file.lastModified,
      state: flaw === undefined ? "WAITING" : "HELD",
      ...(flaw === undefined ? {} : { hold: { code: flaw === "long" ? "NAME_TOO_LONG" : "NAME_ILLEGAL" } }),
      item: newItemId(this.#ports.timing.now()),
      ifVersion: 0,
      engine: this.#ports.name,
      ...(picked.handle === undefined ? {} : { handle: picked.handle }),
    };
  }

  /** Stops some of them where they are. What was sent stays on the server and is not sent again. */
  pause(ids: readonly string[]): Promise<void> {
    return this.#ledger.changeAll(this.#among(ids, ["WAITING", "SENDING"]), { state: "PAUSED" });
  }

  /** Lets them go on: those that were paused, and those that are held, whose cause is looked at again. */
  async resume(ids: readonly string[]): Promise<void> {
    const stopped = this.#among(ids, ["PAUSED", "HELD"]);
    await this.#reopen(stopped);
    const able = stopped.filter((id) => this.#files.has(id));
    await this.#ledger.changeAll(able, { state: "WAITING", hold: undefined, parent: undefined });
    const unable = stopped.filter((id) => !this.#files.has(id));
    await this.#ledger.changeAll(unable, { state: "HELD", hold: { code: "FILE_WANTED" } });
    this.nudge();
  }

  /** Opens files of an earlier page again, where somebody has allowed it meanwhile. */
  async #reopen(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const upload = this.#ledger.upload(id);
      const file = this.#files.has(id) || upload === undefined ? undefined : await reopened(upload);
      if (file !== undefined) this.#files.set(id, file);
    }
  }

  /** Takes them out of the queue, for good. One whose commit is on its way is left: nobody can call it back. */
  async cancel(ids: readonly string[]): Promise<void> {
    const going = this.#among(ids, ["WAITING", "SENDING", "PAUSED", "HELD", "DONE", "SKIPPED"]);
    going.forEach((id) => this.#files.delete(id));
    await this.#ledger.write({ endedUploads: going });
    await this.#endDrops();
  }

  /** Says what to do about names that are taken. */
  async choose(ids: readonly string[], choice: Choice): Promise<void> {
    const asked = this.#among(ids, ["HELD"]);
    await this.#ledger.changeAll(asked, { choice });
    await this.resume(asked);
  }

  /** Files chosen again after a reload: known by path, name, length and time. Returns how many of them were wanted. */
  async supply(files: readonly Picked[]): Promise<number> {
    const wanted = this.#ledger.uploads().filter((upload) => upload.hold?.code === "FILE_WANTED");
    const found = wanted.filter((upload) => {
      const picked = files.find((each) => isSame(upload, each));
      if (picked !== undefined) this.#files.set(upload.id, picked.file);
      return picked !== undefined;
    });
    await this.resume(found.map((upload) => upload.id));
    return found.length;
  }

  /** Something outside got better: the network, the session, the plan. Waiting ends, and what the plan held is tried again. */
  async better(code?: string): Promise<void> {
    const held = this.#ledger.uploads().filter((upload) => upload.state === "HELD" && upload.hold?.code === code);
    if (code !== undefined) await this.resume(held.map((upload) => upload.id));
    this.nudge();
  }

  nudge(): void {
    this.#ports.timing.nudge();
    this.#wake();
  }

  #among(ids: readonly string[], states: readonly Upload["state"][]): string[] {
    return ids.filter((id) => {
      const upload = this.#ledger.upload(id);
      return upload !== undefined && states.includes(upload.state);
    });
  }

  /** The first drop with something that can be sent. */
  #next(): Drop | undefined {
    return this.#ledger.drops().find((drop) => this.#waiting(drop.id).length > 0 || this.#isBare(drop));
  }

  /** A drop of empty folders only is done once they are made. */
  #isBare(drop: Drop): boolean {
    return this.#ledger.uploadsOf(drop.id).length === 0;
  }

  #waiting(drop: string): Upload[] {
    return this.#ledger.uploadsOf(drop).filter((upload) => upload.state === "WAITING" && this.#files.has(upload.id));
  }

  async #work(drop: Drop): Promise<void> {
    const waiting = this.#waiting(drop.id);
    await this.#preparing.prepare(drop, waiting);
    for (const { id } of waiting) {
      const upload = this.#ledger.upload(id);
      const file = this.#files.get(id);
      if (upload?.state === "WAITING" && upload.parent !== undefined && file !== undefined) {
        await this.#reading.read(upload, file);
      }
    }
    await this.#stowing.drain();
    await this.#committing.finish();
    await this.#endDrops();
  }

  /** Gives back what is left of the room that was set aside for drops that are over. */
  async #endDrops(): Promise<void> {
    for (const drop of this.#ledger.drops()) {
      if (this.#ledger.uploadsOf(drop.id).every(isOver)) {
        await this.#ledger.write({ endedDrops: [drop.id] });
        if (drop.grant !== undefined) await this.#ports.wire.release(drop.grant);
      }
    }
  }

  /** A commit of an earlier page was refused, and the files of that page are not at hand. */
  async #askForFiles(): Promise<void> {
    const waiting = this.#ledger.uploads().filter((upload) => upload.state === "WAITING" && !this.#files.has(upload.id));
    await this.#ledger.changeAll(
      waiting.map((upload) => upload.id),
      { state: "HELD", hold: { code: "FILE_WANTED" } },
    );
  }

  async #adopt() {
    const kept = await this.#ports.store.all();
    const alive = await this.#ports.alive();
    // What this page has taken on while it looked is not left behind by anybody.
    const isOrphan = (each: { readonly engine: string }) => !alive.has(each.engine) && each.engine !== this.#ports.name;
    const mine = { engine: this.#ports.name };
    const uploads = await Promise.all(kept.uploads.filter(isOrphan).map((upload) => this.#revived({ ...upload, ...mine })));
    const drops = kept.drops.filter(isOrphan).map((drop) => ({ ...drop, ...mine }));
    await this.#ledger.adopt(uploads, drops);
    return kept.commits.filter(isOrphan);
  }

  /** An upload of an earlier page: goes on where the browser still lets us read the file, else asks for it. */
  async #revived(upload: Upload): Promise<Upload> {
    const file = await reopened(upload);
    if (file !== undefined) this.#files.set(upload.id, file);
    if (upload.state === "PAUSED" || upload.state === "COMMITTING" || (upload.state === "HELD" && file !== undefined)) {
      return upload;
    }
    return file === undefined
      ? { ...upload, state: "HELD", hold: { code: "FILE_WANTED" } }
      : { ...upload, state: "WAITING", parent: undefined };
  }
}

function isSame(upload: Upload, picked: Picked): boolean {
  const { file, path } = picked;
  return (
    upload.name === file.name &&
    upload.size === file.size &&
    upload.modified === file.lastModified &&
    (path.length === 0 || path.join("/") === upload.path.join("/"))
  );
}

async function reopened(upload: Upload): Promise<File | undefined> {
  try {
    const allowed = (await upload.handle?.queryPermission({ mode: "read" })) === "granted";
    const file = allowed ? await upload.handle?.getFile() : undefined;
    return file?.size === upload.size && file.lastModified === upload.modified ? file : undefined;
  } catch {
    // Moved or removed since: the person is asked for it like for any other.
    return undefined;
  }
}
