import type { Answer, Refusal } from "./wire";
import type { Hold } from "./upload";

/** Time, as the engine needs it. */
export interface Timing {
  now(): number;
  /** Returns after `millis`, or sooner when `nudge` is called. */
  wait(millis: number): Promise<void>;
  /** Ends all waiting: the network is back, somebody signed in, somebody pressed the button. */
  nudge(): void;
}

/** What goes wrong with a call and heals by itself. */
const BACKOFF_MILLIS = [1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000];

const SIGNED_OUT = ["NOT_SIGNED_IN", "TOKEN_REVOKED", "TOKEN_EXPIRED"];

/**
 * Repeats a call until it is answered. A cut network, a server that is stopping or busy and a session that ended are not answers: each
 * holds all transfers, is said, and is tried again.
 */
export class Patience {
  readonly #timing: Timing;
  readonly #said: (hold: Hold | undefined) => void;

  constructor(timing: Timing, said: (hold: Hold | undefined) => void) {
    this.#timing = timing;
    this.#said = said;
  }

  /** Returns the answer, or a refusal that time does not heal. `broke` hears of each try that failed. */
  async until<T>(call: () => Promise<Answer<T>>, broke: () => void = () => undefined): Promise<Exclude<Answer<T>, { kind: "BROKEN" }>> {
    for (let tries = 0; ; tries++) {
      const answer = await call();
      const hold = answer.kind === "DONE" ? undefined : passing(answer);
      if (answer.kind !== "BROKEN" && hold === undefined) {
        this.#said(undefined);
        return answer;
      }
      broke();
      const until = this.#timing.now() + delay(answer, tries, this.#timing.now());
      this.#said({ code: "OFFLINE", ...hold, until });
      await this.#timing.wait(until - this.#timing.now());
    }
  }
}

/** The cause, if it passes by itself or by signing in. */
function passing(answer: Exclude<Answer<never>, { kind: "DONE" }>): Hold | undefined {
  if (answer.kind === "BROKEN") {
    return { code: answer.code };
  }
  const { code, status, detail } = answer.refusal;
  const heals = SIGNED_OUT.includes(code) || status === 429 || (status >= 500 && code !== "QUOTA_EXCEEDED");
  return heals ? { code, ...(detail === undefined ? {} : { detail }) } : undefined;
}

function delay(answer: Answer<unknown>, tries: number, now: number): number {
  const backoff = BACKOFF_MILLIS[Math.min(tries, BACKOFF_MILLIS.length - 1)] ?? 0;
  const said = answer.kind === "REFUSED" ? promised(answer.refusal, now) : 0;
  return Math.max(backoff, said);
}

/** The server's own word about when to come again, within reason: its clock may be another one. */
function promised(refusal: Refusal, now: number): number {
  const at = Date.parse(refusal.nextAttemptAt ?? "");
  return Number.isNaN(at) ? 0 : Math.min(Math.max(at - now, 0), 5 * 60_000);
}
