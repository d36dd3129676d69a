import { bytes, moment } from "../words/formats";
import { has, t } from "../words/words.svelte";
import type { Hold } from "./upload";

/** A cause in the reader's words, with its numbers; the server's words where the catalogue has none. */
export function reasonWords(hold: Hold): string {
  const { needsBytes, freeBytes } = hold;
  if (hold.code === "QUOTA_EXCEEDED" && needsBytes !== undefined && freeBytes !== undefined) {
    const lacks = bytes(Math.max(0, needsBytes - freeBytes));
    return t("transfer.hold.QUOTA_EXCEEDED.exact", { needs: bytes(needsBytes), free: bytes(freeBytes), lacks });
  }
  const key = `transfer.hold.${hold.code}`;
  if (has(key)) return t(key);
  return hold.detail ?? t("problem.UNEXPLAINED");
}

/** When it is tried again, if that is worth a word: not for the first seconds. */
export function nextTry(hold: Hold, now: number): string | undefined {
  return hold.until !== undefined && hold.until - now > 15_000 ? t("problem.tryAt", { at: moment(new Date(hold.until)) }) : undefined;
}
