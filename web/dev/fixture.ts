/** A small household that the API answers about. It lives in memory and forgets everything at the next start. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Me } from "../src/api/types";

const me: Me = {
  person: { id: "p1", name: "Ada Lovelace", email: "ada@example.org", role: "OWNER", administrator: true },
  home: { id: "h1", name: "Lovelace", gearSeed: "1" },
  session: { id: "s1" },
  twoFactor: false,
  space: { planBytes: 500e9, usedBytes: 307e9, reservedBytes: 0, keptBytes: 12e9 },
  limits: {},
  collections: [{ id: "c1", kind: "files", epoch: "1", headSeq: 1, items: 1115, bytes: 307e9 }],
  server: { id: "server-1", name: "limpid", version: "0.1.0" },
  notices: [],
};

export async function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
  if (request.url === "/v1/session") return send(reply, 200, me);
  return send(reply, 404, { code: "NOT_FOUND", title: "Not found" });
}

function send(reply: ServerResponse, status: number, body: unknown): void {
  reply.writeHead(status, { "Content-Type": status < 400 ? "application/json" : "application/problem+json" });
  reply.end(JSON.stringify(body));
}
