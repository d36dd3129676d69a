/** Share links of the fixture, and what somebody without an account sees through one. */
import { entryOf, json, library, listing, live, pathOf, type Question, answered, sendContent, sendZip, shared } from "./files.ts";
import { Refused, ROOT } from "./library.ts";
import type { Row } from "./table.ts";

interface Share {
  id: string;
  kind: "VIEW" | "DROP";
  collection: string;
  item: string;
  password?: string;
  expires?: string;
  createdAt: string;
  opened: number;
  lastOpenedAt?: string;
}

const shares = new Map<string, Share>();

function asAnswer(share: Share): object {
  const { password, ...plain } = share;
  const item = live(share.item);
  const path = [...pathOf(item), item].map((each) => each.name).join("/");
  return { ...plain, name: item.name, path, hasPassword: password !== undefined, link: `http://127.0.0.1:5391/s#${share.id}` };
}

function own(question: Question): void {
  const { method, path, body, reply } = question;
  const id = path[1] ?? "";
  const order = (body.length > 0 ? JSON.parse(body.toString()) : {}) as Partial<Share> & { noPassword?: boolean; noExpiry?: boolean };
  if (method === "GET") return json(question, 200, [...shares.values()].filter((share) => library.items.get(share.item)?.deleted !== true).map(asAnswer));
  if (method === "DELETE") {
    shares.delete(id);
    reply.writeHead(204).end();
    return;
  }
  if (path[2] === "terms") {
    const share = shares.get(id);
    if (share === undefined) throw new Refused(404, "NOT_FOUND");
    if (order.password !== undefined) share.password = order.password;
    if (order.expires !== undefined) share.expires = order.expires;
    if (order.noPassword === true) delete share.password;
    if (order.noExpiry === true) delete share.expires;
    return json(question, 200, asAnswer(share));
  }
  if (shares.has(id)) throw new Refused(409, "ALREADY_DONE");
  const share: Share = { id, kind: "VIEW", collection: "c-files", item: "", ...order, createdAt: new Date().toISOString(), opened: 0 };
  shares.set(id, share);
  shared.add(share.item);
  json(question, 201, asAnswer(share));
}

function open(question: Question): void {
  const { token, password } = JSON.parse(question.body.toString()) as { token: string; password?: string };
  const share = shares.get(token);
  if (share === undefined) throw new Refused(404, "NOT_FOUND");
  if (share.expires !== undefined && Date.parse(share.expires) < Date.now()) throw new Refused(410, "SHARE_EXPIRED");
  if (share.password !== undefined && share.password !== password) throw new Refused(401, "SHARE_PASSWORD_REQUIRED");
  share.opened++;
  share.lastOpenedAt = new Date().toISOString();
  const item = live(share.item);
  const entry = share.kind === "VIEW" ? { entry: entryOf(item) } : {};
  json(question, 200, { id: share.id, kind: share.kind, name: item.name, owner: "Ada Lovelace", expires: share.expires, folder: item.kind === "FOLDER", ...entry });
}

function visitor(question: Question): void {
  const [, id, part, item, act] = question.path;
  if (id === "open") return open(question);
  const share = shares.get(id ?? "");
  if (share === undefined) throw new Refused(404, "NOT_FOUND");
  if (part === "drops") {
    const { content, size } = library.hold(question.body);
    const name = question.query.get("name") ?? "file";
    const at = new Date().toISOString();
    library.items.set(item ?? "", { id: item ?? "", version: 1, parent: share.item, name, kind: "FILE", content, size, modified: at, editedAt: at, device: "A guest", past: [] });
    return json(question, 201, {});
  }
  if (share.kind === "DROP") throw new Refused(404, "NOT_FOUND");
  if (part === "folders") {
    const page = listing(question.query, item === "root" ? share.item : (item ?? ROOT)) as { path: { id: string }[]; folder?: { id: string } };
    const from = page.path.findIndex((each) => each.id === share.item);
    return json(question, 200, { ...page, path: page.folder?.id === share.item ? [] : page.path.slice(from + 1) });
  }
  if (part === "zip") return sendZip(question, [live(share.item)], live(share.item).name);
  if (act === "content") return sendContent(question, live(item ?? ""));
  throw new Refused(404, "NOT_FOUND");
}

export const shareRows: Row[] = ["GET", "POST", "PUT", "DELETE"].flatMap((method): Row[] => [
  [method, "/v1/shares/:rest*", answered(own)],
  [method, "/v1/shared/:rest*", answered(visitor)],
]);
