import { get, withQuery } from "../api/http";
import { type Problem, problemOf } from "../api/problem";

/** A long list, a page at a time. A newer question makes the answers to older ones void. */
export class Paged<T> {
  rows = $state.raw<T[]>([]);
  next = $state.raw<string | undefined>(undefined);
  problem = $state.raw<Problem | undefined>(undefined);
  loaded = $state(false);
  #turn = 0;

  constructor(
    private readonly path: string,
    private readonly rowsOf: (page: Record<string, unknown>) => T[],
  ) {}

  /** Asks for the first page. */
  async start(query: Record<string, string | undefined> = {}): Promise<void> {
    await this.#ask(query, undefined);
  }

  /** Asks for the page after what is shown. */
  async more(query: Record<string, string | undefined> = {}): Promise<void> {
    await this.#ask(query, this.next);
  }

  async #ask(query: Record<string, string | undefined>, after: string | undefined): Promise<void> {
    const turn = ++this.#turn;
    try {
      const page = await get<Record<string, unknown>>(withQuery(this.path, { ...query, after }));
      if (turn !== this.#turn) return;
      this.rows = after === undefined ? this.rowsOf(page) : [...this.rows, ...this.rowsOf(page)];
      this.next = page["next"] as string | undefined;
      this.problem = undefined;
      this.loaded = true;
    } catch (thrown) {
      if (turn === this.#turn) this.problem = problemOf(thrown);
    }
  }
}
