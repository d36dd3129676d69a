/** Names of what the server says in capitals; what this app does not know yet keeps the server's name. */
import { has, t } from "../words/words.svelte";

/** What an app password can open. */
export const SCOPES = ["CONTACTS", "CALENDAR", "NOTES", "FILES", "PHOTOS"] as const;

export function scopeName(scope: string): string {
  const key = `scope.${scope}`;
  return has(key) ? t(key) : scope;
}

export function happeningName(what: string): string {
  const key = `happened.${what}`;
  return has(key) ? t(key) : what;
}
