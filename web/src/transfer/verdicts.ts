import type { Hold, Holder, Upload } from "./upload";
import type { Refusal, WireItem } from "./wire";

/**
 * What becomes of one upload after its commit was refused. DONE: the server has it, from an earlier try whose answer was lost. ASK: the
 * person says how to go on. STOP: held. SEND: its bytes are to be sent again. AGAIN: it was not to blame.
 */
export type Verdict =
  | { readonly kind: "DONE" | "SEND" | "AGAIN" }
  | { readonly kind: "ASK"; readonly holder?: Holder }
  | { readonly kind: "STOP"; readonly hold: Hold };

/** An upload with the content that its commit named. */
export interface Put {
  readonly upload: Upload;
  readonly content: string | undefined;
}

/** Judges each upload of a refused commit. Pure. */
export function verdicts(refusal: Refusal, puts: readonly Put[]): Map<string, Verdict> {
  const blamed = new Set(refusal.evidence.filter((seen) => seen.what === "item-id").map((seen) => seen.observed));
  // A refusal that blames none of them is about the commit as a whole: to repeat it would change nothing.
  const someBlamed = puts.some((put) => blamed.has(put.upload.item));
  return new Map(
    puts.map((put) => [
      put.upload.id,
      someBlamed && !blamed.has(put.upload.item) ? { kind: "AGAIN" } : verdict(refusal, put),
    ]),
  );
}

function verdict(refusal: Refusal, put: Put): Verdict {
  const items = refusal.items ?? [];
  switch (refusal.code) {
    case "VERSION_CONFLICT": {
      const now = items.find((item) => item.id === put.upload.item);
      return isOurs(put, now) ? { kind: "DONE" } : { kind: "ASK", ...asHolder(now) };
    }
    case "NAME_TAKEN":
      return { kind: "ASK", ...asHolder(items.find((item) => item.name === put.upload.putName && item.deleted !== true)) };
    case "CONTENT_NOT_HELD":
      return { kind: "SEND" };
    case "GRANT_EXPIRED":
      return { kind: "AGAIN" };
    default:
      return { kind: "STOP", hold: holdOf(refusal) };
  }
}

/** Whether an earlier try made exactly this: the same item, place and content. */
function isOurs(put: Put, now: WireItem | undefined): boolean {
  return (
    now !== undefined &&
    now.deleted !== true &&
    now.parent === put.upload.parent &&
    now.name === put.upload.putName &&
    put.content !== undefined &&
    now.content === put.content
  );
}

function asHolder(item: WireItem | undefined): { holder?: Holder } {
  if (item === undefined || item.deleted === true) {
    return {};
  }
  const { id, name, kind, version, parent, size, content, modified, executable } = item;
  return {
    holder: {
      id,
      name,
      kind,
      version,
      parent,
      ...(size === undefined ? {} : { size }),
      ...(content === undefined ? {} : { content }),
      ...(modified === undefined ? {} : { modifiedAt: modified }),
      ...(executable === undefined ? {} : { executable }),
    },
  };
}

/** A refusal as the cause that is shown, with the arithmetic of the plan if it is about space. */
export function holdOf(refusal: Refusal): Hold {
  const seen = (what: string) => refusal.evidence.find((each) => each.what === what)?.observed;
  const number = (what: string) => {
    const observed = seen(what);
    return observed === undefined ? undefined : Number(observed);
  };
  const hold = {
    code: refusal.code,
    detail: refusal.detail,
    needsBytes: number("needed-bytes"),
    freeBytes: number("free-bytes"),
    shortBytes: number("short-bytes"),
    bound: seen("bound"),
  };
  return Object.fromEntries(Object.entries(hold).filter(([, value]) => value !== undefined)) as unknown as Hold;
}
