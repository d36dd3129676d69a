import { AS_OF } from "../api/http";
import { type Chunk, frames, idBytes, idsOf } from "./frames";
import type { Holder } from "./upload";

/** One thing that was seen. */
export interface Seen {
  readonly what: string;
  readonly observed: string;
  readonly required?: string;
}

/** A refusal in the server's words; `items` are the server's items in the way of a commit. */
export interface Refusal {
  readonly code: string;
  readonly status: number;
  readonly detail?: string;
  readonly evidence: readonly Seen[];
  readonly nextAttemptAt?: string;
  readonly items?: readonly WireItem[];
}

/** An item as commits answer with it. */
export interface WireItem {
  readonly id: string;
  readonly version: number;
  readonly parent: string;
  readonly name: string;
  readonly kind: "FOLDER" | "FILE" | "LINK";
  readonly content?: string;
  readonly size?: number;
  readonly modified?: string;
  readonly executable?: boolean;
  readonly deleted?: boolean;
}

/** What came of a call: an answer, a refusal, or none, since the way to the server was broken. */
export type Answer<T> =
  | { readonly kind: "DONE"; readonly value: T }
  | { readonly kind: "REFUSED"; readonly refusal: Refusal }
  | { readonly kind: "BROKEN"; readonly code: string };

/** What the way out looks like; `fetch` fits. */
export type Fetch = (address: string, order: RequestInit) => Promise<Response>;

/** A reply without this did not come from a Limpid server, whatever it says. */
const SERVER_HEADER = "Limpid-Server";
const ANSWER_MILLIS_MAX = 60_000;
/** A link that is slower than this is called broken: bytes in a millisecond. */
const SLOWEST = 4;

/** The calls of the device protocol that an upload needs; docs/protocol.md says what each means. */
export class Wire {
  readonly #fetch: Fetch;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  reserve(bytes: number): Promise<Answer<{ id: string }>> {
    return this.#json("POST", "/v1/grants", JSON.stringify({ bytes }));
  }

  async release(grant: string): Promise<void> {
    await this.#call("DELETE", `/v1/grants/${grant}`, undefined, {});
  }

  /** Those of `ids` that the server lacks. */
  async missing(ids: readonly Uint8Array[]): Promise<Answer<Uint8Array[]>> {
    const answer = await this.#call("POST", "/v1/chunks/missing", idBytes(ids), octets);
    return answer.kind === "DONE" ? body(answer.value, async (reply) => idsOf(new Uint8Array(await reply.arrayBuffer()))) : answer;
  }

  async store(chunks: readonly Chunk[]): Promise<Answer<true>> {
    const answer = await this.#call("PUT", "/v1/chunks", frames(chunks), octets);
    return answer.kind === "DONE" ? { kind: "DONE", value: true } : answer;
  }

  commit(collection: string, key: string, text: string): Promise<Answer<{ items: WireItem[] }>> {
    return this.#json("POST", `/v1/collections/${collection}/commits`, text, { "Idempotency-Key": key });
  }

  /** A page of what is in a folder. */
  listing(collection: string, folder: string, after?: string): Promise<Answer<{ entries: Holder[]; next?: string }>> {
    const from = after === undefined ? "" : `&after=${encodeURIComponent(after)}`;
    return this.#json("GET", `/v1/collections/${collection}/folders/${folder}?limit=1000${from}`);
  }

  async #json<T>(method: string, path: string, text?: string, more: Record<string, string> = {}): Promise<Answer<T>> {
    const answer = await this.#call(method, path, text, { "Content-Type": "application/json", ...more });
    return answer.kind === "DONE" ? body(answer.value, async (reply) => (await reply.json()) as T) : answer;
  }

  async #call(method: string, path: string, sent: BodyInit | undefined, headers: object): Promise<Answer<Response>> {
    const patience = AbortSignal.timeout(ANSWER_MILLIS_MAX + (sent instanceof Blob ? Math.ceil(sent.size / SLOWEST) : 0));
    let reply: Response;
    try {
      reply = await this.#fetch(path, {
        method,
        ...(sent === undefined ? {} : { body: sent }),
        headers: { "Limpid-Protocol": "1", ...headers },
        credentials: "same-origin",
        cache: "no-store",
        redirect: "manual",
        signal: patience,
      });
    } catch {
      // The browser says no more than that it failed, so neither can we.
      return { kind: "BROKEN", code: "OFFLINE" };
    }
    // The service worker answers from what was seen: good for reading, no ground to act upon.
    if (reply.headers.has(AS_OF)) return { kind: "BROKEN", code: "OFFLINE" };
    return reply.ok && reply.headers.has(SERVER_HEADER) ? { kind: "DONE", value: reply } : refusal(reply);
  }
}

const octets = { "Content-Type": "application/octet-stream" };

async function body<T>(reply: Response, read: (reply: Response) => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: "DONE", value: await read(reply) };
  } catch {
    // A body that ends too soon: nobody knows what it would have said.
    return { kind: "BROKEN", code: "TRANSFER_INTERRUPTED" };
  }
}

async function refusal(reply: Response): Promise<Answer<never>> {
  if (!reply.headers.has(SERVER_HEADER)) {
    return reply.status === 413 ? refused("PROXY_BODY_LIMIT", reply.status) : { kind: "BROKEN", code: "NOT_LIMPID" };
  }
  const problem = await body(reply, async (each) => (await each.json()) as Partial<Refusal>);
  return problem.kind === "DONE"
    ? refused(problem.value.code ?? "UNEXPLAINED", reply.status, problem.value)
    : { kind: "BROKEN", code: "SERVER_ERROR" };
}

function refused(code: string, status: number, more: Partial<Refusal> = {}): Answer<never> {
  return { kind: "REFUSED", refusal: { evidence: [], ...more, code, status } };
}
