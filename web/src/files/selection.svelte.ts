/** What is chosen in a list, and which row the keyboard is on. Rows are known by place, chosen things by id. */
import { SvelteSet } from "svelte/reactivity";
import type { Entry } from "./entry";

/** How a row was pointed at: alone, added or taken away, or up to here. */
export type Way = "only" | "toggle" | "range";

export class Selection {
  readonly ids = new SvelteSet<string>();
  active = $state(0);
  #anchor = 0;

  readonly #entries: () => readonly Entry[];

  constructor(entries: () => readonly Entry[]) {
    this.#entries = entries;
  }

  get entries(): Entry[] {
    return this.#entries().filter((entry) => this.ids.has(entry.id));
  }

  choose(row: number, way: Way): void {
    const entry = this.#entries()[row];
    if (entry === undefined) return;
    this.active = row;
    if (way === "range") return this.#range(row);
    this.#anchor = row;
    if (way === "toggle") {
      if (!this.ids.delete(entry.id)) this.ids.add(entry.id);
      return;
    }
    this.ids.clear();
    this.ids.add(entry.id);
  }

  #range(row: number): void {
    this.ids.clear();
    const [from, to] = [Math.min(this.#anchor, row), Math.max(this.#anchor, row)];
    for (const entry of this.#entries().slice(from, to + 1)) this.ids.add(entry.id);
  }

  /** Moves the keyboard's row; with `range` the chosen rows follow. */
  move(to: number, range: boolean): void {
    const count = this.#entries().length;
    this.active = Math.max(0, Math.min(to, count - 1));
    if (range) this.#range(this.active);
    else this.#anchor = this.active;
  }

  chooseAll(): void {
    for (const entry of this.#entries()) this.ids.add(entry.id);
  }

  clear(): void {
    this.ids.clear();
  }

  /** What is not in the list any more is not chosen any more. */
  prune(): void {
    const there = new Set(this.#entries().map((entry) => entry.id));
    for (const id of this.ids) if (!there.has(id)) this.ids.delete(id);
    this.active = Math.min(this.active, Math.max(0, this.#entries().length - 1));
  }
}
