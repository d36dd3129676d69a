/// <reference lib="webworker" />
/**
 * The service worker. Two stores: the app itself, one per build; and answers of the server that were seen, for reading
 * without a connection. Whatever is not well known passes through untouched: streams, uploads, downloads, secrets.
 */
import type { WorkerMessage } from "./messages";

declare const self: ServiceWorkerGlobalScope;

/** Put in by the build: the files of this app, and a mark of all of them. */
const SHELL = "%SHELL%" as unknown as { version: string; files: string[] };
const SHELL_STORE = `shell-${SHELL.version}`;
const SEEN_STORE = "seen-answers";
/** As many answers as one has looked at lately; folders of a thousand entries are some 200 kB each. */
const SEEN_MAX = 300;
const AS_OF = "Limpid-As-Of";

/** Answers that may be read later. Sign-in, invitations, secrets, contents and streams are not among them. */
const READABLE = [
  /^\/v1\/(session|account|account\/(effects|sessions|history)|devices|home|policies|shares)$/,
  /^\/v1\/home\/storage$/,
  /^\/v1\/devices\/[^/]+\/sheet$/,
  /^\/v1\/collections\/[^/]+\/folders\/[^/]+$/,
  /^\/v1\/collections\/[^/]+\/items\/[^/]+(\/versions)?$/,
  /^\/v1\/collections\/[^/]+\/deleted$/,
];
/** Pages that are the server's own, not the app's. */
const SERVERS_OWN = /^\/(v1|healthz|readyz|metrics)(\/|$)/;

/** Grows when a person comes or goes: what was asked for before is not kept after. */
let generation = 0;

self.addEventListener("install", (event) => event.waitUntil(keepShell()));
self.addEventListener("activate", (event) => event.waitUntil(dropOldShells()));
self.addEventListener("message", (event: ExtendableMessageEvent) => {
  if ((event.data as WorkerMessage).kind === "take-over") void self.skipWaiting();
});

async function keepShell(): Promise<void> {
  const store = await caches.open(SHELL_STORE);
  await store.addAll(SHELL.files.map((path) => new Request(path, { cache: "reload" })));
}

async function dropOldShells(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith("shell-") && name !== SHELL_STORE) await caches.delete(name);
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (event.request.method !== "GET") {
    if (url.pathname.startsWith("/v1/session") || url.pathname === "/v1/account/sign-out-everywhere") event.respondWith(passOver(event.request));
    return;
  }
  if (event.request.mode === "navigate") {
    if (!SERVERS_OWN.test(url.pathname)) event.respondWith(openPage(event.request));
  } else if (SHELL.files.includes(url.pathname)) {
    event.respondWith(fromShell(event.request));
  } else if (READABLE.some((each) => each.test(url.pathname))) {
    event.respondWith(askThenRemember(event.request));
  }
});

/** Somebody signs in or out: what was seen before is not theirs. */
async function passOver(request: Request): Promise<Response> {
  generation++;
  const reply = await fetch(request);
  await forget();
  return reply;
}

async function forget(): Promise<void> {
  generation++;
  await caches.delete(SEEN_STORE);
}

async function openPage(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (thrown) {
    const kept = await caches.match("/", { cacheName: SHELL_STORE });
    if (kept === undefined) throw thrown;
    return kept;
  }
}

async function fromShell(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: SHELL_STORE, ignoreVary: true })) ?? fetch(request);
}

async function askThenRemember(request: Request): Promise<Response> {
  const asked = generation;
  try {
    const reply = await fetch(request);
    if (reply.status === 401) await forget();
    if (reply.ok && asked === generation) await remember(request, reply.clone(), asked);
    return reply;
  } catch (thrown) {
    const seen = await caches.match(request, { cacheName: SEEN_STORE, ignoreVary: true });
    if (seen === undefined) throw thrown;
    return seen;
  }
}

/** Keeps an answer with the moment it came, so that it can be shown as what it is: an older one. */
async function remember(request: Request, reply: Response, asked: number): Promise<void> {
  if (reply.headers.get("content-type")?.startsWith("application/json") !== true) return;
  const headers = new Headers(reply.headers);
  headers.set(AS_OF, new Date().toISOString());
  const copy = new Response(await reply.arrayBuffer(), { status: reply.status, headers });
  const store = await caches.open(SEEN_STORE);
  if (asked !== generation) return;
  await store.put(request.url, copy);
  const kept = await store.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - SEEN_MAX))) await store.delete(old);
}
