/** One folder's rows: pages of a thousand, fetched as they come into view, and again when something changed. */
import { get, look, withQuery } from "../api/http";
import { type Problem, problemOf } from "../api/problem";
import type { Named } from "../api/types";
import type { Direction, Entry, FolderPage, Sort } from "./entry";

const PAGE = 1000;
/** So many rows before the end of what is known, the next page is asked for. */
const AHEAD = 1500;

export class FolderRows {
  entries = $state.raw<readonly Entry[]>([]);
  folder = $state.raw<Named | undefined>(undefined);
  path = $state.raw<readonly Named[]>([]);
  total = $state(0);
  loaded = $state(false);
  problem = $state.raw<Problem | undefined>(undefined);
  asOf = $state.raw<Date | undefined>(undefined);

  readonly #base: () => string;
  #id = "root";
  #sort: Sort = "name";
  #order: Direction = "up";
  #next: string | undefined;
  #needed = 0;
  #turn = 0;
  #busy = false;

  /** `base` is the address of the collection, or of a share. */
  constructor(base: () => string) {
    this.#base = base;
  }

  /** Shows another folder, or the same in another order. */
  async open(id: string, sort: Sort, order: Direction): Promise<void> {
    if (id !== this.#id) {
      this.entries = [];
      this.folder = undefined;
      this.total = 0;
      this.loaded = false;
      this.#needed = 0;
    }
    [this.#id, this.#sort, this.#order] = [id, sort, order];
    await this.refresh();
  }

  /** Asks again for all that is in view. What is shown stays until the answer is there. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    this.#busy = true;
    try {
      const first = await look<FolderPage>(this.#address(undefined));
      const pages = [first.value];
      while (pages.at(-1)?.next !== undefined && pages.length * PAGE < this.#needed) {
        pages.push(await get<FolderPage>(this.#address(pages.at(-1)?.next)));
      }
      if (turn !== this.#turn) return;
      this.#show(pages);
      this.asOf = first.asOf;
      this.problem = undefined;
    } catch (thrown) {
      if (turn === this.#turn) this.problem = problemOf(thrown);
    } finally {
      if (turn === this.#turn) this.#busy = false;
    }
    void this.#goOn();
  }

  #show(pages: readonly FolderPage[]): void {
    const [first] = pages;
    this.folder = first?.folder;
    this.path = first?.path ?? [];
    this.entries = pages.flatMap((page) => page.entries);
    this.#next = pages.at(-1)?.next;
    this.total = Math.max(first?.total ?? 0, this.entries.length + (this.#next === undefined ? 0 : 1));
    this.loaded = true;
  }

  /** The rows up to this one are looked at. */
  need(row: number): void {
    this.#needed = row + AHEAD;
    void this.#goOn();
  }

  async #goOn(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const turn = this.#turn;
    try {
      while (this.#next !== undefined && this.entries.length < this.#needed) {
        const page = await get<FolderPage>(this.#address(this.#next));
        if (turn !== this.#turn) return;
        this.entries = [...this.entries, ...page.entries];
        this.#next = page.next;
        this.total = Math.max(page.total ?? this.total, this.entries.length);
      }
    } catch (thrown) {
      if (turn === this.#turn) this.problem = problemOf(thrown);
    } finally {
      if (turn === this.#turn) this.#busy = false;
    }
  }

  /** Fetches all rows: before all of them are chosen. */
  async all(): Promise<readonly Entry[]> {
    this.need(Number.MAX_SAFE_INTEGER - AHEAD);
    while (this.#next !== undefined && this.problem === undefined) await new Promise((later) => setTimeout(later, 50));
    this.#needed = this.entries.length;
    return this.entries;
  }

  #address(after: string | undefined): string {
    return withQuery(`${this.#base()}/folders/${this.#id}`, { limit: PAGE, sort: this.#sort, order: this.#order, after });
  }
}
