import type { Order, Picked } from "./engine";
import type { Choice, Hold, Upload } from "./upload";

/** What a page says to its transfer worker. The first message is `start`. */
export type ToWorker =
  | { readonly kind: "start"; readonly person: string; readonly gearSeed: string }
  | { readonly kind: "add"; readonly order: Order }
  | { readonly kind: "pause" | "resume" | "cancel"; readonly ids: readonly string[] }
  | { readonly kind: "choose"; readonly ids: readonly string[]; readonly choice: Choice }
  | { readonly kind: "supply"; readonly files: readonly Picked[] }
  | { readonly kind: "better"; readonly code?: string };

/** An upload as it is shown. */
export interface Shown extends Omit<Upload, "handle"> {
  readonly sent: number;
  /** Whether the browser could open the file again if it were allowed to. */
  readonly canReopen: boolean;
}

/** What the worker says. `changes` come a few times in a second, however much happens. */
export type FromWorker =
  | {
      readonly kind: "changes";
      readonly changed: readonly Shown[];
      readonly removed: readonly string[];
      readonly link?: Hold;
      /** Bytes in a second. */
      readonly rate: number;
    }
  | { readonly kind: "arrived"; readonly collection: string; readonly folder: string }
  | { readonly kind: "supplied"; readonly chosen: number; readonly found: number }
  | { readonly kind: "failed"; readonly words: string };
