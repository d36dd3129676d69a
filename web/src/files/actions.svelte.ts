/** What can be done with files of the own collection, and which dialog is open for it. */
import { get, post, withQuery } from "../api/http";
import { problemOf } from "../api/problem";
import { toasts } from "../design/toasts.svelte";
import { freeName } from "../transfer/names";
import { titleOf } from "../words/problems";
import { t } from "../words/words.svelte";
import { bringBack, deleteAll } from "./deletion";
import { contentAddress, type Entry, type FolderPage } from "./entry";
import { changed, commit } from "./operations";

/** Deleting more than this takes long enough to say how far it is. */
const MANY = 400;

export class FileActions {
  renaming = $state.raw<Entry | undefined>(undefined);
  moving = $state.raw<readonly Entry[] | undefined>(undefined);
  sharing = $state.raw<Entry | undefined>(undefined);
  past = $state.raw<Entry | undefined>(undefined);
  /** Entries that would land where their names are taken, and where that is. */
  clash = $state.raw<{ entries: readonly Entry[]; parent: string; taken: readonly string[] } | undefined>(undefined);
  /** Whether a new folder is being named. */
  making = $state(false);

  readonly collection: string;
  readonly #changed: () => void;

  constructor(collection: string, changed: () => void) {
    this.collection = collection;
    this.#changed = changed;
  }

  get base(): string {
    return `/v1/collections/${this.collection}`;
  }

  /** Deletes at once, and offers to take it back: it lies in Recently deleted. */
  async erase(entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.#try(async () => {
      await deleteAll(this.collection, entries, (count) => {
        if (count >= MANY && count % MANY === 0) toasts.say(t("files.deleting", { n: count }));
      });
      const [only] = entries;
      const text = entries.length === 1 && only ? t("files.deleted.one", { name: only.name }) : t("files.deleted.some", { n: entries.length });
      toasts.say(text, () => this.#unerase(entries));
    });
    this.#changed();
  }

  async #unerase(entries: readonly Entry[]): Promise<void> {
    await this.#try(() => bringBack(this.collection, entries.map((entry) => entry.id)));
    this.#changed();
  }

  /** Moves into a folder; where names are taken there, asks what to do. */
  async move(entries: readonly Entry[], parent: string): Promise<void> {
    const going = entries.filter((entry) => entry.parent !== parent && entry.id !== parent);
    if (going.length === 0) return;
    await this.#try(async () => {
      const taken = await this.#namesIn(parent);
      const clashing = going.filter((entry) => taken.includes(entry.name));
      if (clashing.length > 0) this.clash = { entries: going, parent, taken };
      else await this.#place(going, parent);
    });
  }

  /** Moves after all: what has a taken name gets a free one, or stays where it is. */
  async resolve(way: "BOTH" | "SKIP"): Promise<void> {
    const { clash } = this;
    this.clash = undefined;
    if (clash === undefined) return;
    const names = new Set(clash.taken);
    const going = way === "SKIP" ? clash.entries.filter((entry) => !names.has(entry.name)) : clash.entries;
    await this.#try(() => this.#place(going, clash.parent, names));
  }

  async #place(entries: readonly Entry[], parent: string, taken = new Set<string>()): Promise<void> {
    const operations = entries.map((entry) => {
      const name = taken.has(entry.name) ? freeName(entry.name, (each) => taken.has(each)) : entry.name;
      taken.add(name);
      return changed(entry, { name, parent });
    });
    await commit(this.collection, operations);
    if (entries.length > 0) toasts.say(t("files.moved", { n: entries.length }), () => this.#moveBack(entries));
    this.#changed();
  }

  /** Each has another version now than when it was moved, so it is asked for first. */
  async #moveBack(entries: readonly Entry[]): Promise<void> {
    await this.#try(async () => {
      const now = await Promise.all(entries.map((entry) => get<Entry>(`${this.base}/items/${entry.id}`)));
      await commit(
        this.collection,
        now.map((entry, at) => changed(entry, { name: entries[at]?.name ?? entry.name, parent: entries[at]?.parent ?? entry.parent })),
      );
    });
    this.#changed();
  }

  async #namesIn(parent: string): Promise<string[]> {
    const names: string[] = [];
    let after: string | undefined;
    do {
      const page: FolderPage = await get(withQuery(`${this.base}/folders/${parent}`, { limit: 1000, after }));
      names.push(...page.entries.map((entry) => entry.name));
      after = page.next;
    } while (after !== undefined);
    return names;
  }

  /** One file as it is; a folder, or several things, as a ZIP. */
  async download(entries: readonly Entry[]): Promise<void> {
    const [only] = entries;
    if (only === undefined) return;
    await this.#try(async () => {
      if (entries.length === 1) return save(addressOf(this.base, only));
      const { link } = await post<{ link: string }>(`${this.base}/zip`, { ids: entries.map((entry) => entry.id) });
      save(link);
    });
  }

  async #try(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (thrown) {
      toasts.say(titleOf(problemOf(thrown)));
      this.#changed();
    }
  }
}

/** Where a download of an entry is: a file itself, a folder as a ZIP. */
export function addressOf(base: string, entry: Pick<Entry, "id" | "kind">): string {
  return entry.kind === "FOLDER" ? `${base}/items/${entry.id}/zip` : contentAddress(base, entry.id, { download: true });
}

/** Lets the browser download, with its own progress and its own folder. */
function save(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
