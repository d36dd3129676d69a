/**
 * The one way to the server. Every request bears the protocol header, which a page of another site cannot send; every
 * failure is a `Problem`. Fails with: whatever the server says, SERVER_UNREACHABLE, REPLY_FOREIGN.
 */
import { Problem, readProblem } from "./problem";

export const PROTOCOL = "1";

/** What a reply brought, and when it was true if it came from the store of what was seen before. */
export interface Answer<T> {
  value: T;
  asOf?: Date;
}

type Method = "GET" | "POST" | "PUT" | "DELETE";

let onSignedOut: () => void = () => {};

/** Who shall know that the session has ended. One listener: the shell. */
export function whenSignedOut(tell: () => void): void {
  onSignedOut = tell;
}

/** Sends a request and hands back the reply if it is well. `init` may bring headers, a raw body and a signal. */
export async function send(method: Method, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("Limpid-Protocol", PROTOCOL);
  if (!headers.has("accept")) headers.set("Accept", "application/json");
  const reply = await fetch(path, { ...init, method, headers, credentials: "same-origin" }).catch((thrown: unknown) => {
    if (init.signal?.aborted) throw thrown;
    throw new Problem("SERVER_UNREACHABLE", 0, { code: "SERVER_UNREACHABLE", detail: String(thrown) });
  });
  if (reply.ok) return reply;
  const problem = await readProblem(reply);
  // Shared links have doors of their own: their being closed says nothing about the session.
  if (problem.code === "NOT_SIGNED_IN" && !path.startsWith("/v1/shared/")) onSignedOut();
  throw problem;
}

async function json<T>(reply: Response): Promise<T> {
  return (reply.status === 204 ? undefined : await reply.json()) as T;
}

function bodyOf(value: unknown): RequestInit {
  return value === undefined ? {} : { body: JSON.stringify(value), headers: { "Content-Type": "application/json" } };
}

/** The header by which the service worker says that a reply is an older one, and from when. */
export const AS_OF = "Limpid-As-Of";

export async function look<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
  const reply = await send("GET", path, signal === undefined ? {} : { signal });
  const asOf = reply.headers.get(AS_OF);
  const value = await json<T>(reply);
  return asOf === null ? { value } : { value, asOf: new Date(asOf) };
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await look<T>(path, signal)).value;
}

export async function post<T>(path: string, value: unknown = {}): Promise<T> {
  return json<T>(await send("POST", path, bodyOf(value)));
}

export async function put<T>(path: string, value: unknown = {}): Promise<T> {
  return json<T>(await send("PUT", path, bodyOf(value)));
}

export async function remove(path: string): Promise<void> {
  await send("DELETE", path);
}

/** An address with its parameters; what is undefined is left out. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
