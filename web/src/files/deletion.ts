/** Deleting folders: the server lets one go only when all that is in it goes too, so all of it is named. */
import { get, post, withQuery } from "../api/http";
import type { Entry, FolderPage } from "./entry";
import { commit, gone } from "./operations";

/** Deletes entries with all that is in them, what lies deepest first. `tell` hears how many are gone so far. */
export async function deleteAll(collection: string, entries: readonly Entry[], tell: (count: number) => void): Promise<void> {
  const all = await withAllInside(collection, entries);
  for (let at = 0; at < all.length; at += 200) {
    await commit(collection, all.slice(at, at + 200).map(gone));
    tell(Math.min(at + 200, all.length));
  }
}

/** What is inside comes before what it is in. */
async function withAllInside(collection: string, entries: readonly Entry[]): Promise<Entry[]> {
  const all: Entry[] = [];
  for (const entry of entries) {
    if (entry.kind === "FOLDER") all.push(...(await withAllInside(collection, await everythingIn(collection, entry.id))));
    all.push(entry);
  }
  return all;
}

async function everythingIn(collection: string, folder: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  let after: string | undefined;
  do {
    const page: FolderPage = await get(withQuery(`/v1/collections/${collection}/folders/${folder}`, { limit: 1000, after }));
    entries.push(...page.entries);
    after = page.next;
  } while (after !== undefined);
  return entries;
}

/** Brings back what was deleted, each with what went together with it. */
export async function bringBack(collection: string, ids: readonly string[], extent: "TOGETHER" | "EVERYTHING" = "TOGETHER"): Promise<number> {
  let count = 0;
  for (const item of ids) {
    const back = await post<{ items: number }>(`/v1/collections/${collection}/restored`, { item, extent });
    count += back.items;
  }
  return count;
}
