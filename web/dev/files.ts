/** Answers what the contract says about files, from the library in memory. Counts and paths are right, nothing is fast. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Item, Library, Refused, ROOT } from "./library.ts";
import { zip } from "./pictures.ts";
import { stocked } from "./stock.ts";
import { type Answered, type Asked, problem, type Row } from "./table.ts";

export const library: Library = stocked();
const FILES = "c-files";

const TYPES: Record<string, string> = {
  png: "image/png", jpg: "image/jpeg", svg: "image/svg+xml", pdf: "application/pdf", wav: "audio/wav", mp3: "audio/mpeg", mp4: "video/mp4",
  txt: "text/plain", md: "text/plain", csv: "text/plain",
};

export function typeOf(name: string): string {
  return TYPES[name.slice(name.lastIndexOf(".") + 1).toLowerCase()] ?? "application/octet-stream";
}

export function entryOf(item: Item): object {
  const { id, name, kind, version, size, content, editedAt, device, parent, executable } = item;
  const isFile = kind === "FILE";
  return {
    id, name, kind, version, size, parent, executable, editedAt,
    modifiedAt: item.modified, content, device: { id: device, name: device }, ...(isFile ? { type: typeOf(name) } : {}),
    ...(shared.has(id) ? { shared: true } : {}),
  };
}

/** Items that a link leads to; the shares keep it. */
export const shared = new Set<string>();

export function live(id: string): Item {
  const item = library.items.get(id);
  if (item === undefined || item.deleted) throw new Refused(404, "NOT_FOUND");
  return item;
}

export function pathOf(item: Item): { id: string; name: string }[] {
  const path: { id: string; name: string }[] = [];
  for (let at = library.items.get(item.parent); at !== undefined; at = library.items.get(at.parent)) path.unshift({ id: at.id, name: at.name });
  return path;
}

/** One question, taken apart. */
export interface Question {
  method: string;
  path: string[];
  query: URLSearchParams;
  body: Buffer;
  request: IncomingMessage;
  reply: ServerResponse;
}

/** Asks one of the answerers here with a question taken apart; a refusal becomes a problem. */
export function answered(answerer: (question: Question) => unknown) {
  return ({ request, reply, query, bytes }: Asked): Answered => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname.split("/").slice(2).map(decodeURIComponent);
    try {
      answerer({ method: request.method ?? "GET", path, query, body: bytes, request, reply });
      return undefined;
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      return problem(thrown.status, thrown.code, { evidence: thrown.evidence, items: thrown.items });
    }
  };
}

const METHODS = ["GET", "POST", "PUT", "DELETE"];
const AREAS = ["collections", "grants", "chunks", "zips"];

export const fileRows: Row[] = METHODS.flatMap((method) => AREAS.map((area): Row => [method, `/v1/${area}/:rest*`, answered(answerFiles)]));

/** Answers, or hands back false if it is not about files. */
function answerFiles(question: Question): boolean {
  const [area, id, part, ...rest] = question.path;
  if (area === "grants" || area === "chunks") return protocol(question);
  if (area === "zips" && id !== undefined) return zips(question, id);
  if (area !== "collections") return false;
  if (id !== FILES) throw new Refused(404, "NOT_FOUND");
  const answers: Record<string, () => void> = {
    folders: () => json(question, 200, listing(question.query, rest[0] ?? "root")),
    items: () => items(question, rest),
    commits: () => json(question, 200, library.commit(String(question.request.headers["idempotency-key"]), question.body.toString())),
    zip: () => json(question, 200, { link: rememberZip((JSON.parse(question.body.toString()) as { ids: string[] }).ids) }),
    deleted: () => deleted(question, rest),
    restored: () => json(question, 200, restored(JSON.parse(question.body.toString()) as { item?: string; path?: string })),
    search: () => json(question, 200, { entries: search(question.query.get("q") ?? "") }),
  };
  const answer = answers[part ?? ""];
  if (answer === undefined) throw new Refused(404, "NOT_FOUND");
  answer();
  return true;
}

function protocol({ method, path, body, reply, ...rest }: Question): boolean {
  const question = { method, path, body, reply, ...rest };
  if (path[0] === "grants" && method === "POST") json(question, 201, library.reserve((JSON.parse(body.toString()) as { bytes: number }).bytes));
  else if (path[0] === "grants") {
    library.release(path[1] ?? "");
    reply.writeHead(204).end();
  } else if (path[1] === "missing") reply.writeHead(200, { "Content-Type": "application/octet-stream" }).end(library.missing(body));
  else {
    library.store(body);
    reply.writeHead(204).end();
  }
  return true;
}

export function json(question: Question, status: number, value: unknown): void {
  question.reply.writeHead(status, { "Content-Type": status < 400 ? "application/json" : "application/problem+json" }).end(JSON.stringify(value));
}

const BY_NAME = new Intl.Collator("en", { numeric: true });
const ORDERS: Record<string, (one: Item, other: Item) => number> = {
  name: (one, other) => BY_NAME.compare(one.name, other.name),
  size: (one, other) => one.size - other.size,
  modified: (one, other) => (one.modified ?? one.editedAt).localeCompare(other.modified ?? other.editedAt),
};

const sorted = new Map<string, { revision: number; all: Item[] }>();

/** Sorting a hundred thousand rows for each page of a thousand would be all that one sees of the app. */
function childrenOf(id: string, sort: string, down: boolean): Item[] {
  const key = `${id} ${sort} ${down}`;
  const known = sorted.get(key);
  if (known?.revision === library.items.revision) return known.all;
  const order = ORDERS[sort] ?? ORDERS["name"];
  const all = [...library.items.values()].filter((item) => item.parent === id && !item.deleted);
  all.sort((one, other) => Number(other.kind === "FOLDER") - Number(one.kind === "FOLDER") || (down ? -1 : 1) * (order?.(one, other) ?? 0));
  sorted.set(key, { revision: library.items.revision, all });
  return all;
}

export function listing(query: URLSearchParams, folder: string): object {
  const id = folder === "root" ? ROOT : folder;
  const self = id === ROOT ? undefined : live(id);
  const all = childrenOf(id, query.get("sort") ?? "name", query.get("order") === "down");
  const from = Number(query.get("after") ?? 0);
  const limit = Number(query.get("limit") ?? 1000);
  const next = from + limit < all.length ? { next: String(from + limit) } : {};
  const folderOf = self === undefined ? {} : { folder: { id, name: self.name, parent: self.parent } };
  return { ...folderOf, path: self === undefined ? [] : pathOf(self), entries: all.slice(from, from + limit).map(entryOf), total: all.length, ...next };
}

function items(question: Question, [id, part, version, act]: string[]): void {
  if (id === "root" && part === "zip") return sendZip(question, [...library.items.values()].filter((item) => item.parent === ROOT && !item.deleted), "Files");
  const item = live(id ?? "");
  if (part === undefined) return json(question, 200, { ...entryOf(item), path: pathOf(item), versions: item.past.length });
  if (part === "content") return sendContent(question, versionOf(item, question.query.get("version")));
  if (part === "zip") return sendZip(question, [item], item.name);
  if (part === "versions" && act === "restored") return json(question, 200, entryOf(broughtBack(item, version ?? "")));
  if (part === "versions") return json(question, 200, item.past.map((past, at) => versionRow(past, item.past[at + 1] ?? item)));
  throw new Refused(404, "NOT_FOUND");
}

function versionOf(item: Item, version: string | null): Item {
  const found = version === null ? item : [...item.past, item].find((each) => each.version === Number(version));
  if (found === undefined) throw new Refused(404, "NOT_FOUND");
  return found;
}

function versionRow(item: Item, next: Item): object {
  const { version, name, size, content, modified, editedAt, device } = item;
  return { version, name, size, content, modifiedAt: modified, editedAt, replacedAt: next.editedAt, device: { id: device, name: device } };
}

function broughtBack(item: Item, version: string): Item {
  const { content, size } = versionOf(item, version);
  const after: Item = { ...item, ...(content === undefined ? {} : { content }), size, version: item.version + 1, editedAt: new Date().toISOString(), past: [...item.past, item] };
  library.items.set(item.id, after);
  return after;
}

/** Bytes with ranges, as the contract wants them: only what cannot run is shown inline. */
export function sendContent({ request, reply, query }: Question, item: Item): void {
  const bytes = library.bytesOf(item.content ?? "");
  if (bytes === undefined) throw new Refused(404, "BLOB_MISSING");
  const type = typeOf(item.name);
  const inline = /^(image\/(?!svg)|audio|video|text\/plain|application\/pdf)/.test(type) && !query.has("download");
  const name = `filename*=UTF-8''${encodeURIComponent(item.name)}`;
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? "");
  const headers = {
    "Content-Type": inline && type === "text/plain" ? "text/plain; charset=utf-8" : type,
    "Content-Disposition": `${inline ? "inline" : "attachment"}; ${name}`,
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'self'",
    "Accept-Ranges": "bytes", "X-Content-Type-Options": "nosniff",
  };
  if (range === null) {
    reply.writeHead(200, { ...headers, "Content-Length": bytes.length }).end(bytes);
    return;
  }
  const from = range[1] === "" ? bytes.length - Number(range[2]) : Number(range[1]);
  const to = range[1] === "" || range[2] === "" ? bytes.length - 1 : Math.min(Number(range[2]), bytes.length - 1);
  reply.writeHead(206, { ...headers, "Content-Range": `bytes ${from}-${to}/${bytes.length}` }).end(bytes.subarray(from, to + 1));
}

const zipLinks = new Map<string, string[]>();

function rememberZip(ids: string[]): string {
  const id = String(zipLinks.size + 1);
  zipLinks.set(id, ids);
  return `/v1/zips/${id}`;
}

function zips(question: Question, id: string): boolean {
  const ids = zipLinks.get(id);
  zipLinks.delete(id);
  if (ids === undefined) throw new Refused(404, "NOT_FOUND");
  sendZip(question, ids.map(live), "Files");
  return true;
}

export function sendZip({ reply }: Question, roots: Item[], name: string): void {
  const files = roots.flatMap((item) => filesBelow(item, ""));
  const bytes = zip(files);
  reply.writeHead(200, { "Content-Type": "application/zip", "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}.zip` }).end(bytes);
}

function filesBelow(item: Item, above: string): { path: string; bytes: Uint8Array }[] {
  const path = `${above}${item.name}`;
  if (item.kind === "FILE") return [{ path, bytes: library.bytesOf(item.content ?? "") ?? Buffer.alloc(0) }];
  return [...library.items.values()].filter((each) => each.parent === item.id && !each.deleted).flatMap((each) => filesBelow(each, `${path}/`));
}

function deleted(question: Question, [act]: string[]): void {
  if (act === "purge") {
    const order = JSON.parse(question.body.toString()) as { ids?: string[]; all?: boolean };
    const gone = [...library.items.values()].filter((item) => item.deleted && (order.all === true || order.ids?.includes(item.id)));
    gone.forEach((item) => library.items.delete(item.id));
    return json(question, 200, { items: gone.length });
  }
  const isRoot = (item: Item) => !library.items.get(item.parent)?.deleted;
  const things = [...library.items.values()].filter((item) => item.deleted && isRoot(item));
  things.sort((one, other) => other.editedAt.localeCompare(one.editedAt));
  const rows = things.map((item) => ({ item: item.id, path: [...pathOf(item), item].map((each) => each.name).join("/"), kind: item.kind, size: item.size, deletedAt: item.editedAt }));
  json(question, 200, { deleted: rows });
}

function restored(order: { item?: string; path?: string }): object {
  const isMeant = (item: Item) => item.id === order.item || [...pathOf(item), item].map((each) => each.name).join("/") === order.path;
  const item = [...library.items.values()].find((each) => each.deleted && isMeant(each));
  if (item === undefined) throw new Refused(404, "NOT_FOUND");
  const back = [item, ...below(item.id)];
  back.forEach((each) => library.items.set(each.id, { ...each, deleted: false, version: each.version + 1 }));
  return { path: [...pathOf(item), item].map((each) => each.name).join("/"), items: back.length };
}

function below(folder: string): Item[] {
  return [...library.items.values()].filter((item) => item.parent === folder && item.deleted).flatMap((item) => [item, ...below(item.id)]);
}

function search(words: string): object[] {
  const wanted = words.toLowerCase();
  const found = [...library.items.values()].filter((item) => !item.deleted && item.name.toLowerCase().includes(wanted));
  return found.slice(0, 200).map((item) => ({ ...entryOf(item), path: pathOf(item) }));
}
