import { go, place } from "../app/router.svelte";
import { session } from "../app/session.svelte";
import type { Me } from "../api/types";
import { isLanguage, words } from "../words/words.svelte";

/** Somebody has signed in: on to where they wanted to go, in the language of their account. */
export async function enter(me: Me): Promise<void> {
  session.enter(me);
  if (!words.isChosen() && isLanguage(me.person.language)) await words.use(me.person.language);
  go(wanted(place.query.get("next")), { replace: true });
}

/** Only an address inside this app: a link from elsewhere must not lead on to elsewhere. */
export function wanted(next: string | null): string {
  const inside = next !== null && next.startsWith("/") && !next.startsWith("//") && !next.includes("\\");
  return inside ? next : "/";
}
