/**
 * A library in memory that keeps the rules of the real one: whole-item puts with versions, names by spelling, chunks by hash, grants,
 * answers by key. Small enough to read; used by the development server and by the tests of `transfer/`.
 */
import { createHash } from "node:crypto";

export const ROOT = "0".repeat(32);

export interface Item {
  id: string;
  version: number;
  parent: string;
  name: string;
  kind: "FOLDER" | "FILE" | "LINK";
  content?: string;
  size: number;
  modified?: string;
  executable?: boolean;
  deleted?: boolean;
  editedAt: string;
  device: string;
  /** What it was before, the oldest first. */
  past: Item[];
}

interface Put {
  item: string;
  ifVersion: number;
  parent: string;
  name: string;
  kind: Item["kind"];
  content?: string;
  size?: number;
  modified?: string;
  executable?: boolean;
}

interface Commit {
  grant?: string;
  operations: { put?: Put; delete?: { item: string; ifVersion: number } }[];
  inline?: string[];
}

/** A refusal, as the reason says it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly evidence: { what: string; observed: string; required?: string }[] = [],
    readonly items: object[] = [],
  ) {
    super(code);
  }
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Counts its changes, so that what was worked out from it can be kept until the next one. */
class Items extends Map<string, Item> {
  revision = 0;

  override set(id: string, item: Item): this {
    this.revision++;
    return super.set(id, item);
  }

  override delete(id: string): boolean {
    this.revision++;
    return super.delete(id);
  }
}

export class Library {
  planBytes = 500e9;
  readonly items = new Items();
  readonly #chunks = new Map<string, Uint8Array>();
  readonly #grants = new Map<string, number>();
  readonly #answers = new Map<string, { body: string; answer: object }>();
  #lastGrant = 0;

  usedBytes(): number {
    return [...this.items.values()].filter((item) => !item.deleted).reduce((sum, item) => sum + item.size, 0);
  }

  reservedBytes(): number {
    return [...this.#grants.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  reserve(bytes: number): { id: string; bytes: number; expires: string } {
    this.#needs(bytes);
    const id = `g-${++this.#lastGrant}`;
    this.#grants.set(id, bytes);
    return { id, bytes, expires: new Date(Date.now() + 86_400_000).toISOString() };
  }

  #needs(bytes: number): void {
    const free = this.planBytes - this.usedBytes() - this.reservedBytes();
    if (bytes > free) {
      throw new Refused(507, "QUOTA_EXCEEDED", [
        { what: "needed-bytes", observed: String(bytes) },
        { what: "free-bytes", observed: String(Math.max(0, free)), required: String(bytes) },
      ]);
    }
  }

  release(grant: string): void {
    this.#grants.delete(grant);
  }

  /** Forgets all reservations, as time does. */
  expireGrants(): void {
    this.#grants.clear();
  }

  missing(ids: Uint8Array): Uint8Array {
    const wanted = [...Array(ids.length / 32).keys()].map((at) => ids.subarray(at * 32, at * 32 + 32));
    return Buffer.concat(wanted.filter((id) => !this.#chunks.has(Buffer.from(id).toString("hex"))));
  }

  /** Takes frames apart and proves them. */
  store(body: Uint8Array): number {
    const bytes = Buffer.from(body);
    let count = 0;
    for (let at = 0; at < bytes.length; count++) {
      const length = bytes.readUInt32BE(at + 37);
      const chunk = bytes.subarray(at + 41, at + 41 + length);
      if (bytes[at + 32] !== 0 || bytes.readUInt32BE(at + 33) !== length) throw new Refused(400, "REQUEST_MALFORMED");
      if (sha256(chunk) !== bytes.toString("hex", at, at + 32)) throw new Refused(400, "CHECKSUM_MISMATCH");
      this.#chunks.set(sha256(chunk), Buffer.from(chunk));
      at += 41 + length;
    }
    return count;
  }

  /** Puts bytes into the library as one chunk and names them. For fixtures. */
  hold(bytes: Uint8Array): { content: string; size: number } {
    this.#chunks.set(sha256(bytes), bytes);
    return { content: `c${sha256(bytes)}`, size: bytes.length };
  }

  /** The bytes of a content; undefined if a chunk of it is not held. */
  bytesOf(content: string): Uint8Array | undefined {
    const first = this.#chunk(content.slice(1));
    if (first === undefined || content.startsWith("c")) return first;
    const manifest = Buffer.from(first);
    const parts: Uint8Array[] = [];
    for (let at = 1; at < manifest.length; at += 36) {
      const part = this.#chunk(manifest.toString("hex", at, at + 32));
      if (part === undefined || part.length !== manifest.readUInt32BE(at + 32)) return undefined;
      parts.push(part);
    }
    return Buffer.concat(parts);
  }

  #chunk(id: string): Uint8Array | undefined {
    return id === sha256(new Uint8Array(0)) ? new Uint8Array(0) : this.#chunks.get(id);
  }

  commit(key: string, text: string, device = "Browser"): object {
    const earlier = this.#answers.get(key);
    if (earlier !== undefined) {
      if (earlier.body !== text) throw new Refused(422, "IDEMPOTENCY_MISMATCH");
      return earlier.answer;
    }
    const commit = JSON.parse(text) as Commit;
    const inline = (commit.inline ?? []).map((each) => Buffer.from(each, "base64"));
    inline.forEach((bytes) => this.#chunks.set(sha256(bytes), bytes));
    this.#judge(commit);
    const items = commit.operations.map((operation) => this.#carryOut(operation, device));
    const answer = { items: items.map(asWire) };
    this.#answers.set(key, { body: text, answer });
    return answer;
  }

  #judge(commit: Commit): void {
    if (commit.operations.length > 200) throw new Refused(413, "REQUEST_TOO_LARGE");
    this.#judgeVersions(commit);
    this.#judgePlaces(commit);
    this.#judgeContents(commit);
    this.#judgeSpace(commit);
  }

  #judgeVersions(commit: Commit): void {
    const wrong = commit.operations.map(body).filter((each) => (this.items.get(each.item)?.version ?? 0) !== each.ifVersion);
    this.#refuse("VERSION_CONFLICT", wrong.map((each) => each.item), wrong.map((each) => each.item));
  }

  #judgePlaces(commit: Commit): void {
    const after = new Map([...this.items].map(([id, item]) => [id, { ...item }]));
    for (const { put, delete: gone } of commit.operations) {
      if (put) after.set(put.item, { ...(after.get(put.item) as Item), ...put, id: put.item, deleted: false });
      if (gone) after.set(gone.item, { ...(after.get(gone.item) as Item), deleted: true });
    }
    const puts = commit.operations.flatMap(({ put }) => put ?? []);
    const orphans = puts.filter(({ parent }) => parent !== ROOT && (!after.has(parent) || after.get(parent)?.deleted === true));
    this.#refuse("PARENT_MISSING", orphans.map((each) => each.item), []);
    const named = new Map<string, string[]>();
    for (const item of after.values()) {
      const place = `${item.parent}/${item.name}`;
      if (!item.deleted) named.set(place, [...(named.get(place) ?? []), item.id]);
    }
    const taken = puts.filter((each) => (named.get(`${each.parent}/${each.name}`)?.length ?? 0) > 1);
    const holders = taken.flatMap((each) => named.get(`${each.parent}/${each.name}`) ?? []);
    this.#refuse("NAME_TAKEN", taken.map((each) => each.item), holders.filter((id) => this.items.has(id)));
    const full = commit.operations
      .flatMap((each) => each.delete ?? [])
      .filter((each) => [...after.values()].some((item) => item.parent === each.item && !item.deleted));
    this.#refuse("FOLDER_NOT_EMPTY", full.map((each) => each.item), []);
    const circles = puts.filter((each) => isBelow(after, each.parent, each.item));
    this.#refuse("MOVE_CYCLE", circles.map((each) => each.item), []);
  }

  #judgeContents(commit: Commit): void {
    const puts = commit.operations.flatMap(({ put }) => put ?? []).filter((put) => put.content !== undefined);
    const lacking = puts.filter((put) => this.bytesOf(put.content ?? "") === undefined);
    this.#refuse("CONTENT_NOT_HELD", lacking.map((each) => each.item), []);
  }

  #judgeSpace(commit: Commit): void {
    const growth = commit.operations
      .flatMap(({ put }) => put ?? [])
      .reduce((sum, put) => sum + (put.size ?? 0) - (this.items.get(put.item)?.size ?? 0), 0);
    const grant = commit.grant === undefined ? undefined : this.#grants.get(commit.grant);
    const open = Math.max(0, growth - (grant ?? 0));
    const free = this.planBytes - this.usedBytes() - this.reservedBytes();
    if (open > free) {
      const code = commit.grant !== undefined && grant === undefined ? "GRANT_EXPIRED" : "QUOTA_EXCEEDED";
      throw new Refused(409, code, [
        { what: "needed-bytes", observed: String(open) },
        { what: "free-bytes", observed: String(Math.max(0, free)) },
      ]);
    }
    if (commit.grant !== undefined && grant !== undefined) this.#grants.set(commit.grant, Math.max(0, grant - Math.max(0, growth)));
  }

  #refuse(code: string, culprits: string[], shown: string[]): void {
    if (culprits.length === 0) return;
    const items = [...new Set(shown)].flatMap((id) => this.items.get(id) ?? []);
    throw new Refused(409, code, culprits.map((id) => ({ what: "item-id", observed: id })), items.map(asWire));
  }

  #carryOut({ put, delete: gone }: Commit["operations"][number], device: string): Item {
    const id = (put ?? gone)?.item ?? "";
    const before = this.items.get(id);
    const now = { editedAt: new Date().toISOString(), device, past: before ? [...before.past, before] : [] };
    const version = (before?.version ?? 0) + 1;
    const after: Item = put
      ? { ...put, id, version, size: put.size ?? 0, ...now }
      : { ...(before as Item), version, deleted: true, ...now };
    this.items.set(id, after);
    return after;
  }
}

function body(operation: Commit["operations"][number]): { item: string; ifVersion: number } {
  const either = operation.put ?? operation.delete;
  if (either === undefined) throw new Refused(400, "REQUEST_MALFORMED");
  return either;
}

function isBelow(items: Map<string, Item>, from: string, folder: string): boolean {
  for (let at = from; at !== ROOT; at = items.get(at)?.parent ?? ROOT) if (at === folder) return true;
  return false;
}

function asWire(item: Item): object {
  const { id, version, parent, name, kind, content, size, modified, executable, deleted, editedAt } = item;
  return { id, version, seq: version, parent, name, kind, content, size, modified, executable, deleted, by: "browser", editedAt };
}
