import { onDestroy } from "svelte";
import { type Hint, hints } from "./hints.svelte";
import { look } from "./http";
import { type Problem, problemOf } from "./problem";

/**
 * What a page shows of the server: asked for when the page opens, and again on hints. While a newer answer is on its way,
 * the older one stays. An answer that is not the newest asked for is dropped.
 */
export class Live<T> {
  value = $state.raw<T | undefined>(undefined);
  problem = $state.raw<Problem | undefined>(undefined);
  /** When the shown value was true, if it came from the store of what was seen before. */
  asOf = $state.raw<Date | undefined>(undefined);
  loading = $state(false);

  #path: () => string | undefined;
  #turn = 0;

  constructor(path: () => string | undefined) {
    this.#path = path;
  }

  /** Asks again. Never throws: the problem is kept beside the older value. */
  async refresh(): Promise<void> {
    const path = this.#path();
    const turn = ++this.#turn;
    if (path === undefined) return;
    this.loading = true;
    try {
      const answer = await look<T>(path);
      if (turn !== this.#turn) return;
      this.value = answer.value;
      this.asOf = answer.asOf;
      this.problem = undefined;
    } catch (thrown) {
      if (turn === this.#turn) this.problem = problemOf(thrown);
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  /** Forgets what is shown, for example because the address now means another thing. */
  clear(): void {
    this.value = undefined;
    this.problem = undefined;
  }
}

/** Of many hints in a burst, one question is asked. */
const CALM_MS = 300;

/**
 * A live answer for the component that calls this while it is set up. `path` may read state: when it changes, the new
 * address is asked. `on` chooses the hints that are worth a question; all but heartbeats by default.
 */
export function live<T>(path: () => string | undefined, on: (hint: Hint) => boolean = () => true): Live<T> {
  const shown = new Live<T>(path);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: string | undefined;
  $effect(() => {
    const now = path();
    if (asked !== undefined && now !== asked) shown.clear();
    asked = now;
    void shown.refresh();
  });
  const stop = hints.listen((hint) => {
    if (!on(hint)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void shown.refresh(), CALM_MS);
  });
  onDestroy(() => {
    stop();
    clearTimeout(timer);
  });
  return shown;
}
