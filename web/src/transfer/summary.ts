import type { Shown } from "./messages";
import type { Hold } from "./upload";

/** What the panel says of all uploads together. Pure, so that it can be tested by rows. */
export interface Summary {
  readonly files: number;
  readonly done: number;
  readonly moving: number;
  readonly paused: number;
  /** Those that stopped and need a person. */
  readonly held: number;
  readonly bytes: number;
  readonly sent: number;
  /** Seconds that the rest will take; undefined while that cannot be told. */
  readonly secondsLeft?: number;
}

const MOVING: readonly Shown["state"][] = ["WAITING", "SENDING", "COMMITTING"];

export function isMoving(upload: Shown): boolean {
  return MOVING.includes(upload.state);
}

export function summaryOf(uploads: readonly Shown[], rate: number): Summary {
  const count = (is: (upload: Shown) => boolean) => uploads.filter(is).length;
  const counted = uploads.filter((upload) => upload.state !== "SKIPPED");
  const bytes = counted.reduce((sum, upload) => sum + upload.size, 0);
  const sent = counted.reduce((sum, upload) => sum + upload.sent, 0);
  const open = uploads.filter(isMoving).reduce((sum, upload) => sum + upload.size - upload.sent, 0);
  const moving = count(isMoving);
  return {
    files: uploads.length,
    done: count((upload) => upload.state === "DONE" || upload.state === "SKIPPED"),
    moving,
    paused: count((upload) => upload.state === "PAUSED"),
    held: count((upload) => upload.state === "HELD"),
    bytes,
    sent,
    ...(rate > 0 && moving > 0 ? { secondsLeft: Math.ceil(open / rate) } : {}),
  };
}

/** Those that need somebody come first, then what moves, and what is over at the end. */
const ORDER: readonly Shown["state"][] = ["HELD", "SENDING", "COMMITTING", "WAITING", "PAUSED", "DONE", "SKIPPED"];

export function inOrder(uploads: readonly Shown[]): Shown[] {
  return [...uploads].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
}

/** The one cause that keeps an upload from going on: its own, else what holds all that would go. */
export function bindingHold(upload: Shown, link: Hold | undefined): Hold | undefined {
  return upload.hold ?? (isMoving(upload) ? link : undefined);
}
