import { has, t } from "./words.svelte";

/** What a kind of collection is called; one that this app does not know yet keeps the server's name. */
export function kindName(kind: string): string {
  const key = `kind.${kind}`;
  return has(key) ? t(key) : kind;
}
