/** Problems in the reader's words: by code where the catalogue has it, else as the server says it. */
import type { Problem } from "../api/problem";
import { moment } from "./formats";
import { has, t } from "./words.svelte";

/** Codes whose title says all there is to say; the server's sentence would only say it again. */
const SAID_BY_TITLE = new Set([
  "CREDENTIALS_REJECTED",
  "TWO_FACTOR_REQUIRED",
  "NOT_FOUND",
  "NOT_SIGNED_IN",
  "ALREADY_DONE",
  "PERMISSION_DENIED_REMOTE",
  "LINK_ENDED",
]);

export function titleOf(problem: Problem): string {
  const key = `problem.${problem.code}`;
  if (has(key)) return t(key);
  return problem.body.title ?? problem.body.detail ?? t("problem.UNEXPLAINED");
}

/** What more is to be said in the reader's language; undefined where only the server's words are there. */
export function detailOf(problem: Problem): string | undefined {
  const key = `problem.${problem.code}.more`;
  // What says nothing may also be written as null.
  if (problem.body.nextAttemptAt != null) return t("problem.tryAt", { at: moment(problem.body.nextAttemptAt) });
  return has(key) ? t(key) : undefined;
}

/** The server's sentence and what helps, in English: only where the catalogue does not say as much. */
export function serversWords(problem: Problem): string[] {
  if (SAID_BY_TITLE.has(problem.code) || detailOf(problem) !== undefined) return [];
  const { title, detail, remedies = [] } = problem.body;
  const steps = remedies.flatMap((each) => (each.sentence === undefined ? [] : [each.sentence]));
  return detail === undefined || detail === title ? steps : [detail, ...steps];
}
