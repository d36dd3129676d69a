/** A table of answers by method and path pattern, as small as a fixture can do with. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { matchPath } from "../src/app/match.ts";

export interface Asked {
  params: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** The body as it came, for chunks and drops. */
  bytes: Buffer;
  request: IncomingMessage;
  reply: ServerResponse;
}

/** A status and a body; undefined if the answer was written already. */
export type Answered = { status: number; body?: unknown; type?: string } | undefined;
export type Row = [method: string, pattern: string, answer: (asked: Asked) => Answered | Promise<Answered>];

export const ok = (body: unknown): Answered => ({ status: 200, body });
export const made = (body: unknown = {}): Answered => ({ status: 201, body });
export const done: Answered = { status: 204 };

export function problem(status: number, code: string, more: Record<string, unknown> = {}): Answered {
  return { status, body: { type: `https://limpid.invalid/reasons/${code}`, code, status, title: code, detail: "A sentence of the server.", ...more } };
}

export function flaw(field: string, sentence: string): Answered {
  const evidence = [
    { what: "field", observed: field },
    { what: "flaw", observed: sentence },
  ];
  return problem(400, "REQUEST_MALFORMED", { evidence });
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function parse(bytes: Buffer, type: string | undefined): Record<string, unknown> {
  return type?.includes("json") === true && bytes.length > 0 ? (JSON.parse(bytes.toString("utf8")) as Record<string, unknown>) : {};
}

export async function answerFrom(rows: Row[], request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const bytes = await read(request);
  for (const [method, pattern, answer] of rows) {
    const params = method === request.method ? matchPath(pattern, url.pathname) : undefined;
    if (params === undefined) continue;
    const body = parse(bytes, request.headers["content-type"]);
    return write(reply, await answer({ params, query: url.searchParams, body, bytes, request, reply }));
  }
  write(reply, problem(404, "NOT_FOUND"));
}

function write(reply: ServerResponse, answered: Answered): void {
  if (answered === undefined) return;
  const { status, body, type = status < 400 ? "application/json" : "application/problem+json" } = answered;
  reply.writeHead(status, body === undefined ? {} : { "Content-Type": type });
  reply.end(body === undefined ? undefined : typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body));
}
