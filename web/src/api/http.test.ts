import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AS_OF, get, look, post, remove, send, whenSignedOut, withQuery } from "./http";
import { Problem } from "./problem";

const asked = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
const signedOut = vi.fn();

beforeEach(() => {
  asked.mockReset();
  signedOut.mockReset();
  vi.stubGlobal("fetch", asked);
  whenSignedOut(signedOut);
});
afterEach(() => vi.unstubAllGlobals());

function replies(status: number, body?: unknown, headers: Record<string, string> = { "Content-Type": "application/json" }): void {
  const text = body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body);
  asked.mockResolvedValue(new Response(text, { status, headers }));
}

async function problemOf(action: Promise<unknown>): Promise<Problem> {
  return action.then(
    () => Promise.reject(new Error("it went well")),
    (thrown: unknown) => thrown as Problem,
  );
}

describe("a request", () => {
  it("bears the protocol header, which pages of other sites cannot send", async () => {
    replies(200, {});
    await post("/v1/devices/codes");
    const init = asked.mock.calls[0]?.[1];
    expect(new Headers(init?.headers).get("Limpid-Protocol")).toBe("1");
    expect(init).toMatchObject({ method: "POST", credentials: "same-origin", body: "{}" });
  });

  it("takes an empty reply for nothing", async () => {
    replies(204, undefined, {});
    await expect(remove("/v1/session")).resolves.toBeUndefined();
  });

  it("says from when an older answer is", async () => {
    replies(200, [1], { "Content-Type": "application/json", [AS_OF]: "2026-11-21T12:00:00Z" });
    expect(await look("/v1/devices")).toEqual({ value: [1], asOf: new Date("2026-11-21T12:00:00Z") });
  });
});

describe("a refusal", () => {
  it("is the server's problem, with the flaw of a field", async () => {
    const evidence = [
      { what: "field", observed: "email" },
      { what: "flaw", observed: "This is no address." },
    ];
    replies(400, { code: "REQUEST_MALFORMED", detail: "…", evidence }, { "Content-Type": "application/problem+json" });
    const problem = await problemOf(get("/v1/home"));
    expect(problem.code).toBe("REQUEST_MALFORMED");
    expect(problem.flaw).toEqual({ field: "email", sentence: "This is no address." });
  });

  it("of the session is told to the shell", async () => {
    replies(401, { code: "NOT_SIGNED_IN" });
    await problemOf(get("/v1/home"));
    expect(signedOut).toHaveBeenCalledOnce();
  });

  it("at the door of a shared link is not the end of the session", async () => {
    replies(401, { code: "NOT_SIGNED_IN" });
    await problemOf(get("/v1/shared/s1/folders/root"));
    expect(signedOut).not.toHaveBeenCalled();
  });

  it("by somebody else is told apart from the server's", async () => {
    replies(200 + 302, "<html>Sign in to the hotel's network</html>", { "Content-Type": "text/html" });
    expect((await problemOf(get("/v1/home"))).code).toBe("REPLY_FOREIGN");
  });
});

it("says when the server is not reached", async () => {
  asked.mockRejectedValue(new TypeError("Failed to fetch"));
  const problem = await problemOf(get("/v1/home"));
  expect(problem.code).toBe("SERVER_UNREACHABLE");
  expect(problem.isOffline).toBe(true);
});

it("leaves a request that was broken off to whoever broke it off", async () => {
  const stop = new AbortController();
  asked.mockImplementation(() => {
    stop.abort();
    return Promise.reject(new DOMException("stopped", "AbortError"));
  });
  await expect(send("GET", "/v1/home", { signal: stop.signal })).rejects.toThrow("stopped");
});

it.each([
  [{}, "/v1/x"],
  [{ q: "", after: undefined }, "/v1/x"],
  [{ q: "a b&c", limit: 5 }, "/v1/x?q=a+b%26c&limit=5"],
])("puts %j into the address", (query, address) => {
  expect(withQuery("/v1/x", query)).toBe(address);
});
