/** The page's end of its transfer worker: what is shown of uploads, and what can be done with them. */
import { hints } from "../api/hints.svelte";
import type { Me } from "../api/types";
import type { FromWorker, Shown, ToWorker } from "./messages";
import type { Pick } from "./picking";
import { databaseOf, indexedQueue } from "./queueStore";
import type { Choice, Hold } from "./upload";

type Arrival = (collection: string, folder: string) => void;

class Transfers {
  uploads = $state.raw<readonly Shown[]>([]);
  /** What holds all of them: no network, no session. */
  link = $state.raw<Hold | undefined>(undefined);
  /** Bytes in a second. */
  rate = $state(0);
  /** A defect of ours, in its own words: shown, since nothing goes on after it. */
  failure = $state<string | undefined>(undefined);
  /** How many files were chosen again, and how many of them were wanted. */
  supplied = $state.raw<{ chosen: number; found: number } | undefined>(undefined);

  #worker: Worker | undefined;
  #person: string | undefined;
  readonly #known = new Map<string, Shown>();
  readonly #arrivals = new Set<Arrival>();

  /**
   * Goes on with what this person has in the queue, on this page or from earlier ones; costs nothing if there is nothing. A session that
   * ended meanwhile took nothing away: the files are still at hand.
   */
  async resume(me: Me): Promise<void> {
    if (this.#person === me.person.id) return this.better();
    this.stop();
    const databases = (await indexedDB.databases?.()) ?? [];
    if (databases.some((each) => each.name === databaseOf(me.person.id))) this.#start(me);
  }

  add(me: Me, collection: string, folder: string, pick: Pick): void {
    this.#start(me);
    this.#say({ kind: "add", order: { collection, folder, files: pick.files, folders: pick.folders } });
  }

  pause(ids: readonly string[]): void {
    this.#say({ kind: "pause", ids });
  }

  goOn(ids: readonly string[]): void {
    this.#say({ kind: "resume", ids });
  }

  cancel(ids: readonly string[]): void {
    this.#say({ kind: "cancel", ids });
  }

  choose(ids: readonly string[], choice: Choice): void {
    this.#say({ kind: "choose", ids, choice });
  }

  supply(pick: Pick): void {
    this.#say({ kind: "supply", files: pick.files });
  }

  /** Asks the person to let the browser read the files of an earlier page again, and goes on with those it may. */
  async reopen(ids: readonly string[]): Promise<void> {
    if (this.#person === undefined) return;
    const { uploads } = await (await indexedQueue(this.#person)).all();
    for (const upload of uploads.filter((each) => ids.includes(each.id))) {
      // One answer stands for all files of the site in most browsers; after a no, nobody is asked again.
      if ((await upload.handle?.requestPermission({ mode: "read" })) === "denied") break;
    }
    this.goOn(ids);
  }

  /** Something may be better now: what waits is tried at once, and what this code held too. */
  better(code?: string): void {
    this.#say({ kind: "better", ...(code === undefined ? {} : { code }) });
  }

  /** Calls back when new files are in a folder, until the returned function is called. */
  onArrival(tell: Arrival): () => void {
    this.#arrivals.add(tell);
    return () => this.#arrivals.delete(tell);
  }

  /** Ends all work on this page; what is in the queue stays for the next sign-in of the same person. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#person = undefined;
    this.#known.clear();
    this.uploads = [];
    this.link = undefined;
    this.failure = undefined;
  }

  #start(me: Me): void {
    if (this.#person === me.person.id) return;
    this.stop();
    this.#person = me.person.id;
    this.#worker = new Worker(new URL("./transferWorker.ts", import.meta.url), { type: "module", name: "transfer" });
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data);
    this.#worker.onerror = (event) => (this.failure = event.message);
    this.#say({ kind: "start", person: me.person.id, gearSeed: me.home.gearSeed });
  }

  #say(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  #hear(message: FromWorker): void {
    switch (message.kind) {
      case "changes":
        message.changed.forEach((upload) => this.#known.set(upload.id, upload));
        message.removed.forEach((id) => this.#known.delete(id));
        this.uploads = [...this.#known.values()];
        this.link = message.link;
        this.rate = message.rate;
        return;
      case "arrived":
        this.#arrivals.forEach((tell) => tell(message.collection, message.folder));
        return;
      case "supplied":
        this.supplied = { chosen: message.chosen, found: message.found };
        return;
      case "failed":
        this.failure = message.words;
    }
  }
}

export const transfers = new Transfers();

hints.listen((hint) => {
  if (hint.kind === "SPACE") transfers.better("QUOTA_EXCEEDED");
  if (hint.kind === "CONNECTED") transfers.better();
});
