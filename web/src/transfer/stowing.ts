import type { Chunk } from "./frames";
import { hex } from "./hash";
import { bodies, type Pace } from "./pace";
import type { Patience } from "./patience";
import type { Refusal, Wire } from "./wire";

/** A chunk and whoever waits for it to be on the server. */
export interface Parcel extends Chunk {
  readonly arrived: (bytes: number) => void;
  readonly refused: (refusal: Refusal) => void;
}

/** More ids in one question than this would not make it cheaper. */
const QUESTION_IDS_MAX = 1024;

/** Brings chunks to the server: gathers them, asks which are missing, sends those, a few batches at a time. */
export class Stowing {
  readonly #wire: Wire;
  readonly #patience: Patience;
  readonly #pace: Pace;
  readonly #now: () => number;
  #gathered: Parcel[] = [];
  #bytes = 0;
  readonly #underWay = new Set<Promise<void>>();

  constructor(wire: Wire, patience: Patience, pace: Pace, now: () => number) {
    this.#wire = wire;
    this.#patience = patience;
    this.#pace = pace;
    this.#now = now;
  }

  /** Takes a chunk; returns when there is room for the next one, so that little is held in memory. */
  async take(parcel: Parcel): Promise<void> {
    if (this.#bytes > 0 && this.#bytes + parcel.bytes.length > this.#pace.batchBytes) {
      await this.#flush();
    }
    this.#gathered.push(parcel);
    this.#bytes += parcel.bytes.length;
    if (this.#bytes >= this.#pace.batchBytes || this.#gathered.length >= QUESTION_IDS_MAX) {
      await this.#flush();
    }
  }

  /** Returns when all that was taken has arrived or was refused. */
  async drain(): Promise<void> {
    await this.#flush();
    await Promise.all(this.#underWay);
  }

  async #flush(): Promise<void> {
    const batch = this.#gathered;
    this.#gathered = [];
    this.#bytes = 0;
    while (batch.length > 0 && this.#underWay.size >= this.#pace.lanes) {
      await Promise.race(this.#underWay);
    }
    if (batch.length > 0) {
      const sending = this.#send(batch).finally(() => this.#underWay.delete(sending));
      this.#underWay.add(sending);
    }
  }

  async #send(batch: readonly Parcel[]): Promise<void> {
    const answer = await this.#patience.until(() => this.#try(batch), () => this.#pace.broke());
    for (const parcel of batch) {
      if (answer.kind === "DONE") {
        parcel.arrived(parcel.bytes.length);
      } else {
        parcel.refused(answer.refusal);
      }
    }
  }

  /** Asks and sends. Asked again after each break: what arrived before it is not sent twice. */
  async #try(batch: readonly Parcel[]) {
    const chunks = new Map(batch.map((parcel) => [hex(parcel.id), parcel]));
    const missing = await this.#wire.missing([...chunks.values()].map((parcel) => parcel.id));
    if (missing.kind !== "DONE") {
      return missing;
    }
    const lacking = missing.value.flatMap((id) => chunks.get(hex(id)) ?? []);
    for (const body of bodies(lacking, this.#pace.largest)) {
      const bytes = body.reduce((sum, parcel) => sum + parcel.bytes.length, 0);
      const began = this.#now();
      const stored = await this.#wire.store(body);
      if (stored.kind === "REFUSED" && stored.refusal.code === "PROXY_BODY_LIMIT" && body.length > 1) {
        this.#pace.tooLong(bytes);
        return { kind: "BROKEN", code: "PROXY_BODY_LIMIT" } as const;
      }
      if (stored.kind !== "DONE") {
        return stored;
      }
      this.#pace.went(bytes, this.#now() - began);
    }
    return { kind: "DONE", value: true } as const;
  }
}
