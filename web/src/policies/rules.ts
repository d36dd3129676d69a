/** The rules of a policy in words. */
import { bytes, list } from "../words/formats";
import { kindName } from "../words/kinds";
import { t } from "../words/words.svelte";
import type { PolicyRules, QuietSpan } from "./shapes";

/** The kinds of collections that a policy can name. */
export const KINDS = ["files", "photos", "contacts", "calendar", "notes", "vault"] as const;

/** Pairs of a rule's name and what it says; only what the policy rules. */
export function rulesOf(rules: PolicyRules): [string, string][] {
  const said: [string, string | undefined][] = [
    [t("policy.collections"), rules.collections && list(rules.collections.map(kindName))],
    [t("policy.backups"), rules.backups === undefined ? undefined : t(rules.backups ? "act.yes" : "act.no")],
    [t("policy.encryption"), rules.encryption === true ? t("act.yes") : undefined],
    [t("policy.networks.short"), rules.networks && list(rules.networks)],
    [t("policy.file.short"), rules.fileBytesMax === undefined ? undefined : bytes(rules.fileBytesMax)],
    [t("policy.quiet"), rules.quietHours && `${list(rules.quietHours.spans.map(spanOf))} (${rules.quietHours.zone})`],
  ];
  return said.filter((each): each is [string, string] => each[1] !== undefined && each[1] !== "");
}

function spanOf({ from, to }: QuietSpan): string {
  return `${from}–${to}`;
}

/** Networks as somebody types them: one per line, blanks and commas forgiven. */
export function networksOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((each) => each !== "");
}
