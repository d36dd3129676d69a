/**
 * The live stream of hints: "asking is worth while now". One connection for the whole app. Hints may be lost or doubled,
 * so nothing depends on one: when the stream is dead, listeners are called at intervals instead, and the shell says so.
 */

export interface Hint {
  kind: "CONNECTED" | "HEARTBEAT" | "CHANGED" | "SPACE" | "DEVICE" | "CONFIRM" | "STOPPING";
  collection?: string;
  seq?: number;
}

type Listener = (hint: Hint) => void;

/** After this long without a sign of life the stream counts as dead (the server sends one every 15 seconds). */
const SILENCE_MS = 45_000;
const POLL_MS = 20_000;
/** A tab that nobody looks at gives its connection back after this long: browsers allow six to a host, for all tabs. */
const HIDDEN_MS = 30_000;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000];

class Hints {
  /** Whether changes arrive by themselves right now. */
  connected = $state(false);
  /** Since when they do not; undefined while they do, or before the first attempt. */
  lostAt = $state<Date | undefined>(undefined);

  #listeners = new Set<Listener>();
  #source: EventSource | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #poll: ReturnType<typeof setInterval> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  /** Calls back on each hint until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    if (this.#poll !== undefined) return;
    this.#poll = setInterval(() => this.#connectedOrAsk(), POLL_MS);
    addEventListener("online", this.#now);
    document.addEventListener("visibilitychange", this.#seenOrHidden);
    this.#open();
  }

  stop(): void {
    clearInterval(this.#poll);
    this.#poll = undefined;
    removeEventListener("online", this.#now);
    document.removeEventListener("visibilitychange", this.#seenOrHidden);
    clearTimeout(this.#rest);
    this.#close();
    this.connected = false;
    this.lostAt = undefined;
  }

  /** Somebody looks again, or the network is back: do not wait for the next turn. */
  #now = (): void => {
    if (document.hidden || this.connected) return;
    this.#open();
    this.#tell({ kind: "CONNECTED" });
  };

  #seenOrHidden = (): void => {
    clearTimeout(this.#rest);
    if (!document.hidden) this.#now();
    else this.#rest = setTimeout(() => this.#giveBack(), HIDDEN_MS);
  };

  #giveBack(): void {
    this.#close();
    this.connected = false;
    this.lostAt = undefined;
  }

  #connectedOrAsk(): void {
    if (!this.connected && !document.hidden) this.#tell({ kind: "CONNECTED" });
  }

  #open(): void {
    this.#close();
    const source = new EventSource("/v1/hints");
    this.#source = source;
    source.onmessage = (event: MessageEvent<string>) => this.#received(event.data);
    source.onerror = () => this.#lost();
    this.#listenForLife();
  }

  #close(): void {
    clearTimeout(this.#watchdog);
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = undefined;
  }

  #received(text: string): void {
    this.#listenForLife();
    const hint = parse(text);
    if (hint === undefined) return;
    this.connected = true;
    this.lostAt = undefined;
    this.#failures = 0;
    if (hint.kind !== "HEARTBEAT") this.#tell(hint);
  }

  #lost(): void {
    this.#close();
    this.connected = false;
    this.lostAt ??= new Date();
    const wait = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)];
    this.#retry = setTimeout(() => this.#open(), wait);
  }

  #listenForLife(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#lost(), SILENCE_MS);
  }

  #tell(hint: Hint): void {
    for (const listener of this.#listeners) listener(hint);
  }
}

function parse(text: string): Hint | undefined {
  try {
    return JSON.parse(text) as Hint;
  } catch {
    return undefined;
  }
}

export const hints = new Hints();
