import { newItemId } from "./itemIds";
import type { Ledger } from "./ledger";
import { Names, namingOf } from "./naming";
import { fold } from "./names";
import type { Patience } from "./patience";
import { type Drop, type Holder, isOver, type Upload } from "./upload";
import { holdOf } from "./verdicts";
import type { Refusal, Wire } from "./wire";

const COMMIT_OPERATIONS_MAX = 200;
/** Names in larger folders are left to the server, which refuses a commit with a name that is taken. */
const LISTING_PAGES_MAX = 20;
/** Somebody else may make the same folders at the same time; more often than this is a defect. */
const TRIES_MAX = 3;

type Step<T> = { readonly kind: "DONE"; readonly value: T } | { readonly kind: "REFUSED"; readonly refusal: Refusal };

/** A folder that is to be made. */
interface NewFolder {
  readonly item: string;
  readonly parent: string;
  readonly name: string;
}

/** What comes before the first byte: room in the plan, the folders, and the question what to do about names that are taken. */
export class Preparing {
  readonly #wire: Wire;
  readonly #patience: Patience;
  readonly #ledger: Ledger;
  readonly #contentOf: (upload: Upload) => Promise<string | undefined>;
  readonly #now: () => number;
  #folders = new Map<string, Names>();

  /** `contentOf` names the content of an upload's file by reading it. */
  constructor(
    wire: Wire,
    patience: Patience,
    ledger: Ledger,
    now: () => number,
    contentOf: (upload: Upload) => Promise<string | undefined>,
  ) {
    this.#wire = wire;
    this.#patience = patience;
    this.#ledger = ledger;
    this.#now = now;
    this.#contentOf = contentOf;
  }

  /** Makes the uploads of a drop ready to be sent, as far as they can be; the others are held with their cause. */
  async prepare(drop: Drop, waiting: readonly Upload[]): Promise<void> {
    const room = await this.#reserve(drop);
    const placed = room.kind === "DONE" ? await this.#place(drop, waiting) : room;
    if (placed.kind === "DONE") {
      await this.#name(waiting, placed.value);
    } else {
      const ids = waiting.map((upload) => upload.id);
      await this.#ledger.changeAll(ids, { state: "HELD", hold: holdOf(placed.refusal) });
    }
  }

  /** Sets room aside for the whole drop, so that it is refused before the first byte rather than after the last but one. */
  async #reserve(drop: Drop): Promise<Step<true>> {
    const open = this.#ledger.uploadsOf(drop.id).filter((upload) => !isOver(upload));
    const bytes = open.reduce((sum, upload) => sum + upload.size, 0);
    if (drop.grant !== undefined || bytes === 0) {
      return { kind: "DONE", value: true };
    }
    const answer = await this.#patience.until(() => this.#wire.reserve(bytes));
    if (answer.kind === "DONE") {
      await this.#ledger.write({ drops: [{ ...drop, grant: answer.value.id }] });
      return { kind: "DONE", value: true };
    }
    return answer;
  }

  /** Finds or makes all folders; returns their ids by path. */
  async #place(drop: Drop, waiting: readonly Upload[]): Promise<Step<Map<string, string>>> {
    for (let tries = 1; ; tries++) {
      this.#folders = new Map();
      const placed = await this.#tryPlace(drop, waiting);
      if (placed.kind === "DONE" || placed.refusal.code !== "NAME_TAKEN" || tries === TRIES_MAX) {
        return placed;
      }
    }
  }

  async #tryPlace(drop: Drop, waiting: readonly Upload[]): Promise<Step<Map<string, string>>> {
    const ids = new Map([["", drop.folder]]);
    const fresh: NewFolder[] = [];
    for (const path of allFolders([...drop.folders, ...waiting.map((upload) => upload.path)])) {
      const parent = ids.get(key(path.slice(0, -1))) ?? drop.folder;
      const name = path.at(-1) ?? "";
      const names = await this.#names(drop.collection, parent);
      if (names.kind === "REFUSED") {
        return names;
      }
      const there = names.value.folder(name);
      const id = there?.id ?? newItemId(this.#now());
      ids.set(key(path), id);
      if (there === undefined) {
        fresh.push({ item: id, parent, name: names.value.claimFree(name) });
        this.#folders.set(id, new Names([]));
      }
    }
    const made = await this.#make(drop.collection, fresh);
    return made.kind === "DONE" ? { kind: "DONE", value: ids } : made;
  }

  async #make(collection: string, folders: readonly NewFolder[]): Promise<Step<true>> {
    for (let at = 0; at < folders.length; at += COMMIT_OPERATIONS_MAX) {
      const operations = folders
        .slice(at, at + COMMIT_OPERATIONS_MAX)
        .map((folder) => ({ put: { ...folder, ifVersion: 0, kind: "FOLDER" } }));
      // This key need not be kept: after a reload the folders are looked for by name before any is made.
      const body = JSON.stringify({ operations });
      const commitKey = crypto.randomUUID();
      const answer = await this.#patience.until(() => this.#wire.commit(collection, commitKey, body));
      if (answer.kind === "REFUSED") {
        return answer;
      }
    }
    return { kind: "DONE", value: true };
  }

  async #names(collection: string, folder: string): Promise<Step<Names>> {
    const known = this.#folders.get(folder);
    if (known !== undefined) {
      return { kind: "DONE", value: known };
    }
    const entries: Holder[] = [];
    let after: string | undefined;
    for (let page = 0; page < LISTING_PAGES_MAX && (page === 0 || after !== undefined); page++) {
      const from = after;
      const answer = await this.#patience.until(() => this.#wire.listing(collection, folder, from));
      if (answer.kind === "REFUSED") {
        return answer;
      }
      entries.push(...answer.value.entries);
      after = answer.value.next;
    }
    const names = new Names(entries.map((entry) => ({ ...entry, parent: folder })));
    this.#folders.set(folder, names);
    return { kind: "DONE", value: names };
  }

  /** Says for each upload which item it makes or replaces, or asks. */
  async #name(waiting: readonly Upload[], ids: ReadonlyMap<string, string>): Promise<void> {
    const together = new Map<string, Upload[]>();
    for (const upload of waiting) {
      const beside = together.get(key(upload.path));
      if (beside === undefined) together.set(key(upload.path), [upload]);
      else beside.push(upload);
    }
    const changes: Upload[] = [];
    for (const [path, uploads] of together) {
      const folder = ids.get(path) ?? "";
      const names = await this.#names(uploads[0]?.collection ?? "", folder);
      const spelled = new Set(uploads.map((upload) => upload.name));
      for (const upload of uploads) {
        if (names.kind === "DONE") {
          changes.push(await this.#named(upload, folder, names.value, spelled));
        } else {
          changes.push({ ...upload, state: "HELD", hold: holdOf(names.refusal) });
        }
      }
    }
    // Somebody may have paused or taken away one of them meanwhile.
    await this.#ledger.write({
      uploads: changes.filter((upload) => this.#ledger.upload(upload.id)?.state === "WAITING"),
    });
  }

  async #named(upload: Upload, parent: string, names: Names, together: ReadonlySet<string>): Promise<Upload> {
    const naming = namingOf(upload, names, together);
    switch (naming.kind) {
      case "SKIP":
        return { ...upload, state: "SKIPPED" };
      case "PUT": {
        const item = upload.ifVersion === 0 ? upload.item : newItemId(this.#now());
        return { ...upload, parent, putName: naming.name, item, ifVersion: 0, executable: false };
      }
      case "REPLACE":
        return { ...upload, parent, ...replacing(naming.holder) };
      case "ASK":
        return (await this.#isThere(upload, naming.holder))
          ? { ...upload, state: "DONE" }
          : { ...upload, state: "HELD", hold: { code: "NAME_TAKEN", ...(naming.holder && { holder: naming.holder }) } };
    }
  }

  /** Whether the very same content has this name already: then there is nothing to ask, and nothing to send. */
  async #isThere(upload: Upload, holder: Holder | undefined): Promise<boolean> {
    if (holder?.kind !== "FILE" || fold(holder.name) !== fold(upload.name) || holder.size !== upload.size) {
      return false;
    }
    return holder.content !== undefined && holder.content === (await this.#contentOf(upload));
  }
}

function replacing(holder: Holder) {
  return {
    item: holder.id,
    ifVersion: holder.version,
    putName: holder.name,
    executable: holder.executable ?? false,
  };
}

/** A name never holds a slash, so joined paths stay apart. */
function key(path: readonly string[]): string {
  return path.join("/");
}

/** All folders above and among `paths`, each once, those further up first. */
function allFolders(paths: readonly (readonly string[])[]): (readonly string[])[] {
  const all = new Map<string, readonly string[]>();
  for (const path of paths) {
    for (let depth = 1; depth <= path.length; depth++) {
      all.set(key(path.slice(0, depth)), path.slice(0, depth));
    }
  }
  return [...all.values()].sort((one, other) => one.length - other.length);
}
