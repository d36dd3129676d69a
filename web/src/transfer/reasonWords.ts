import { bytes, moment } from "../words/formats";
import { has, t } from "../words/words.svelte";
import type { Hold } from "./upload";

/** A cause in the reader's words, with its numbers; the server's words where the catalogue has none. */
export function reasonWords(hold: Hold): string {
  const exact = hold.code === "QUOTA_EXCEEDED" ? shortfall(hold) : undefined;
  if (exact !== undefined) return exact;
  const key = `transfer.hold.${hold.code}`;
  if (has(key)) return t(key);
  return hold.detail ?? t("problem.UNEXPLAINED");
}

/** How much room lacks, to the byte, and whose bound it is. */
function shortfall(hold: Hold): string | undefined {
  const { needsBytes, freeBytes, shortBytes, bound } = hold;
  const lacks = shortBytes ?? (needsBytes !== undefined && freeBytes !== undefined ? Math.max(0, needsBytes - freeBytes) : undefined);
  if (lacks === undefined) return undefined;
  if (bound === "cap" || bound === "floors") return t(`transfer.hold.QUOTA_EXCEEDED.${bound}`, { lacks: bytes(lacks) });
  if (needsBytes === undefined || freeBytes === undefined) return undefined;
  return t("transfer.hold.QUOTA_EXCEEDED.exact", { needs: bytes(needsBytes), free: bytes(freeBytes), lacks: bytes(lacks) });
}

/** When it is tried again, if that is worth a word: not for the first seconds. */
export function nextTry(hold: Hold, now: number): string | undefined {
  return hold.until !== undefined && hold.until - now > 15_000 ? t("problem.tryAt", { at: moment(new Date(hold.until)) }) : undefined;
}
