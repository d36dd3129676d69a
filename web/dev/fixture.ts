/**
 * Answers like a server's, for looking at pages: it lives in memory and forgets everything at the next start. A cookie
 * `fixture` chooses what one sees: `out` (nobody signed in), `new` (no owner yet), `empty` (a home without devices),
 * `member` (no administrator).
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Me } from "../src/api/types.ts";
import { account } from "./account.ts";
import { administration } from "./administration.ts";
import { fileRows } from "./files.ts";
import { shareRows } from "./shares.ts";
import { storageRows } from "./storage.ts";
import { ahead, devices, HOUR, home, me, MINUTE } from "./household.ts";
import { type Answered, answerFrom, type Asked, done, made, ok, problem, type Row } from "./table.ts";

function mode(asked: Asked): string {
  return /fixture=(\w+)/.exec(asked.request.headers.cookie ?? "")?.[1] ?? "";
}

function whoever(asked: Asked): Me {
  switch (mode(asked)) {
    case "member":
      return { ...me, person: { ...me.person, role: "MEMBER", administrator: false }, notices: [] };
    case "empty":
      return { ...me, collections: [], notices: [], space: { planBytes: 500e9, usedBytes: 0, reservedBytes: 0, keptBytes: 0 } };
    default:
      return me;
  }
}

/** A pattern that looks like a QR code and says nothing. */
export function picture(): { size: number; path: string } {
  const size = 29;
  let path = "";
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if ((x * 7 + y * 13 + x * y) % 3 === 0) path += `M${x} ${y}h1v1h-1z`;
  return { size, path };
}

function signIn({ body, ...rest }: Asked): Answered {
  if (body["password"] === "wrong") return problem(401, "CREDENTIALS_REJECTED");
  if (body["password"] === "often") return problem(429, "AUTH_THROTTLED", { nextAttemptAt: ahead(5 * MINUTE) });
  if (body["password"] === "twofactor" && body["code"] === undefined) return problem(401, "TWO_FACTOR_REQUIRED");
  if (body["code"] === "000000") return problem(401, "CREDENTIALS_REJECTED");
  return ok(whoever({ body, ...rest }));
}

function hints({ request, reply }: Asked): Answered {
  reply.writeHead(200, { "Content-Type": "text/event-stream" });
  reply.write('data: {"kind":"CONNECTED"}\n\n');
  const timer = setInterval(() => reply.write('data: {"kind":"HEARTBEAT"}\n\n'), 15_000);
  request.on("close", () => clearInterval(timer));
  return undefined;
}

const entrance: Row[] = [
  [
    "GET",
    "/v1/entrance",
    (asked) => ok({ server: me.server, setUp: mode(asked) !== "new", passkeys: true, providers: [{ id: "school", name: "Riverside School" }], languages: ["en", "de", "ar"] }),
  ],
  ["POST", "/v1/owner", (asked) => (asked.query.get("key") === "" ? problem(403, "OWNER_LINK_WRONG") : made(me))],
  ["GET", "/v1/session", (asked) => (["out", "new"].includes(mode(asked)) ? problem(401, "NOT_SIGNED_IN") : ok(whoever(asked)))],
  ["POST", "/v1/session", signIn],
  ["DELETE", "/v1/session", () => done],
  ["GET", "/v1/invitations/:token", ({ params }) => (params["token"] === "gone" ? problem(404, "NOT_FOUND") : ok({ home: "Lovelace", inviter: "Ada Lovelace", email: "byron@example.org", role: "MEMBER", expires: ahead(48 * HOUR) }))],
  ["POST", "/v1/invitations/:token", () => made(me)],
  ["POST", "/v1/recovery", () => problem(401, "CREDENTIALS_REJECTED")],
  ["GET", "/v1/recovery/:token", () => ok({ name: "Ada", email: "ada@example.org", expires: ahead(HOUR) })],
  ["POST", "/v1/recovery/:token", () => ok(me)],
  ["GET", "/v1/hints", hints],
];

const household: Row[] = [
  ["GET", "/v1/devices", (asked) => ok(mode(asked) === "empty" ? [] : devices)],
  [
    "POST",
    "/v1/devices/codes",
    () => made({ code: "7KQ2M-XW4RB", command: "limpid join https://limpid.example.org 7KQ2M-XW4RB", link: "https://limpid.example.org/join#7KQ2M-XW4RB", expires: ahead(15 * MINUTE), pinned: false, onlyThisMachine: false, qr: picture() }),
  ],
  ["PUT", "/v1/devices/:d/name", ({ params, body }) => change(params["d"], { name: String(body["name"]) })],
  ["POST", "/v1/devices/:d/pause", ({ params }) => change(params["d"], { pausedUntil: ahead(HOUR), paused: { by: "Ada Lovelace", since: ahead(0), until: ahead(HOUR), heard: false }, tone: "PAUSED", sentence: "Paused by Ada Lovelace" })],
  ["POST", "/v1/devices/:d/resume", ({ params }) => change(params["d"], { tone: "IN_STEP", sentence: "In step", paused: undefined, pausedUntil: undefined })],
  ["POST", "/v1/devices/:d/confirm", ({ params }) => change(params["d"], { held: false })],
  ["POST", "/v1/devices/:d/sign-out", ({ params }) => change(params["d"], { signedOutAt: new Date().toISOString() })],
  ["POST", "/v1/devices/:d/lost", ({ params, body }) => change(params["d"], { lost: { since: new Date().toISOString(), message: String(body["message"]) } })],
  ["DELETE", "/v1/devices/:d/lost", ({ params }) => change(params["d"], { lost: undefined })],
  ["GET", "/v1/devices/:d", ({ params }) => found(params["d"])],
  ["PUT", "/v1/devices/:d/plate", ({ params, body }) => change(params["d"], body)],
  ["GET", "/v1/devices/:d/sheet", ({ params }) => sheet(params["d"])],
  ["GET", "/v1/home", () => ok(home)],
  ["PUT", "/v1/home/name", ({ body }) => ((home.name = String(body["name"])), done)],
  ["PUT", "/v1/home/members/:p", ({ params, body }) => (Object.assign(home.members.find((each) => each.id === params["p"]) ?? {}, body), done)],
  ["DELETE", "/v1/home/members/:p", ({ params }) => ((home.members = home.members.filter((each) => each.id !== params["p"])), done)],
  ["POST", "/v1/home/members/:p/recovery", () => made({ link: "https://limpid.example.org/recover#pQ7gT2", expires: ahead(24 * HOUR) })],
  ["PUT", "/v1/home/invitations/:id", () => made({ link: "https://limpid.example.org/invitation#bq3xYw9KpQ7gT2", expires: ahead(168 * HOUR) })],
  ["DELETE", "/v1/home/invitations/:id", ({ params }) => ((home.invitations = home.invitations.filter((each) => each.id !== params["id"])), done)],
  ["GET", "/v1/policies", () => ok([{ id: "pol-1", name: "School devices", by: me.person, contact: "it@school.example", rules: { backups: false, fileBytesMax: 2e9 } }])],
];

function found(id: string | undefined): Answered {
  const device = devices.find((each) => each.id === id);
  return device === undefined ? problem(404, "NOT_FOUND") : ok(device);
}

function sheet(id: string | undefined): Answered {
  const device = devices.find((each) => each.id === id);
  if (device === undefined) return problem(404, "NOT_FOUND");
  const { person, platform, os, model, serial, joinedAt, seenAt, signedOutAt } = device;
  const signedOut = signedOutAt === undefined ? undefined : { at: signedOutAt, by: "Ada Lovelace" };
  const now = new Date().toISOString();
  return ok({ device: id, name: device.name, person, home: home.name, platform, os, model, serial, joinedAt, seenAt, signedOut, lost: false, printedAt: now, printedBy: "Ada Lovelace" });
}

function change(id: string | undefined, changes: object): Answered {
  const device = devices.find((each) => each.id === id);
  if (device === undefined) return problem(404, "NOT_FOUND");
  Object.assign(device, changes);
  return done;
}

export function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
  return answerFrom([...fileRows, ...shareRows, ...storageRows, ...entrance, ...household, ...account, ...administration], request, reply);
}
