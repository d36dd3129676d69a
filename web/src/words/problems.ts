/** Problems in the reader's words: by code where the catalogue has it, else as the server says it. */
import type { Problem } from "../api/problem";
import { moment } from "./formats";
import { has, t } from "./words.svelte";

export function titleOf(problem: Problem): string {
  const key = `problem.${problem.code}`;
  if (has(key)) return t(key);
  return problem.body.title ?? problem.body.detail ?? t("problem.UNEXPLAINED");
}

/** What more is to be said; empty if the title says all. Times are the reader's. */
export function detailOf(problem: Problem): string {
  const key = `problem.${problem.code}.more`;
  if (problem.body.nextAttemptAt !== undefined) return t("problem.tryAt", { at: moment(problem.body.nextAttemptAt) });
  if (has(key)) return t(key);
  if (has(`problem.${problem.code}`) && problem.code !== "UNEXPLAINED") return "";
  return problem.body.detail ?? "";
}

/** What helps, in the server's words: only where the catalogue has none of its own. */
export function stepsOf(problem: Problem): string[] {
  if (has(`problem.${problem.code}`)) return [];
  return (problem.body.remedies ?? []).flatMap((each) => (each.sentence === undefined ? [] : [each.sentence]));
}
