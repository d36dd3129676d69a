/** Changes to items, as commits: each says the whole item and the version that it was made from. */
import { problemOf } from "../api/problem";
import { send } from "../api/http";
import { newItemId } from "../transfer/itemIds";
import type { Entry } from "./entry";

const OPERATIONS_MAX = 200;

export type Operation = { put: Put } | { delete: { item: string; ifVersion: number; confirmed: true } };

interface Put {
  item: string;
  ifVersion: number;
  parent: string;
  name: string;
  kind: Entry["kind"];
  content?: string;
  size?: number;
  modified?: string;
  executable?: true;
}

/** The entry as it shall be, with all that it has: a put without a field would take it away. */
export function changed(entry: Entry, by: { name?: string; parent?: string }): Operation {
  const { id, version, parent, name, kind, content, size, modifiedAt, executable } = entry;
  const put: Put = { item: id, ifVersion: version, parent, name, kind, ...by };
  if (content !== undefined) Object.assign(put, { content, size });
  if (modifiedAt !== undefined) put.modified = modifiedAt;
  if (executable === true) put.executable = true;
  return { put };
}

export function newFolder(parent: string, name: string, id = newItemId(Date.now())): Operation {
  return { put: { item: id, ifVersion: 0, parent, name, kind: "FOLDER" } };
}

/** A person chose this deletion, so no device holds it for another look. */
export function gone(entry: Pick<Entry, "id" | "version">): Operation {
  return { delete: { item: entry.id, ifVersion: entry.version, confirmed: true } };
}

/** Carries operations out, two hundred at a time, each batch whole or not at all. Fails with: what the server refuses. */
export async function commit(collection: string, operations: readonly Operation[]): Promise<void> {
  for (let at = 0; at < operations.length; at += OPERATIONS_MAX) {
    await commitOnce(collection, JSON.stringify({ operations: operations.slice(at, at + OPERATIONS_MAX) }));
  }
}

/** With one key for both tries: if the server heard the first, the second only brings its answer. */
async function commitOnce(collection: string, body: string): Promise<void> {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() };
  const order = () => send("POST", `/v1/collections/${collection}/commits`, { body, headers });
  try {
    await order();
  } catch (thrown) {
    if (!problemOf(thrown).isOffline) throw thrown;
    await order();
  }
}
