/** What the server (or the way to it) says is the matter: a code, evidence, and words. */
export interface ProblemBody {
  code: string;
  title?: string;
  detail?: string;
  status?: number;
  since?: string;
  nextAttemptAt?: string | null;
  clearsOn?: string;
  evidence?: { what: string; observed?: string; required?: string; source?: string; at?: string }[];
  remedies?: { action?: string; who?: string; sentence?: string }[];
}

/** A request that did not do what it should. Caught where it can be shown, never dropped. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly body: ProblemBody,
  ) {
    super(body.detail ?? body.title ?? code);
    this.name = "Problem";
  }

  /** What was observed under a name; undefined where the evidence does not say. */
  seen(what: string): string | undefined {
    return this.body.evidence?.find((each) => each.what === what)?.observed;
  }

  /** The field of a form this is about, with the flaw in the server's words. */
  get flaw(): { field: string; sentence: string } | undefined {
    const field = this.seen("field");
    return field === undefined ? undefined : { field, sentence: this.seen("flaw") ?? this.message };
  }

  /** Whether the server was not reached at all. */
  get isOffline(): boolean {
    return this.code === "SERVER_UNREACHABLE";
  }
}

/** Turns anything thrown into a problem that can be shown. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return new Problem("UNEXPLAINED", 0, { code: "UNEXPLAINED", detail: String(thrown) });
}

/** Reads the problem out of a reply that is not well. */
export async function readProblem(reply: Response): Promise<Problem> {
  const type = reply.headers.get("content-type") ?? "";
  if (type.includes("json")) {
    const body = (await reply.json().catch(() => undefined)) as ProblemBody | undefined;
    if (body?.code !== undefined) return new Problem(body.code, reply.status, body);
  }
  // Not our server's voice: a proxy, a captive portal, or a page in between.
  return new Problem("REPLY_FOREIGN", reply.status, { code: "REPLY_FOREIGN", detail: `${reply.status} ${reply.statusText}` });
}
