/** The service worker: keeps the app itself, and answers that were seen, for when the server cannot be reached. */
import type { WorkerMessage } from "../worker/messages";

/** Starts it. `onUpdate` is told when a newer app is ready; the returned promise ends when the worker is registered. */
export async function startWorker(onUpdate: (use: () => void) => void): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const hadOne = navigator.serviceWorker.controller !== null;
  const registration = await navigator.serviceWorker.register("/worker.js").catch(() => undefined);
  if (registration === undefined) return;
  const offer = (worker: ServiceWorker | null): void => {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && hadOne) onUpdate(() => tell(worker, { kind: "take-over" }));
    });
  };
  if (registration.waiting !== null && hadOne) onUpdate(() => tell(registration.waiting, { kind: "take-over" }));
  registration.addEventListener("updatefound", () => offer(registration.installing));
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (hadOne) location.reload();
  });
}

function tell(worker: ServiceWorker | null, message: WorkerMessage): void {
  worker?.postMessage(message);
}

/** Takes away every answer that was kept for reading without a connection. */
export async function forgetSeen(): Promise<void> {
  if (!("caches" in globalThis)) return;
  for (const name of await caches.keys()) if (name.startsWith("seen-")) await caches.delete(name);
}
