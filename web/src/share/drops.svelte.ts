/** Files that a guest brings through a link: one request each, sent again under the same name after a break. */
import { PROTOCOL } from "../api/http";

export interface Drop {
  readonly id: string;
  readonly file: File;
  readonly state: "WAITING" | "SENDING" | "DONE" | "FAILED";
  readonly sent: number;
  /** Why it failed: a code of the server, or SERVER_UNREACHABLE. */
  readonly code?: string;
}

/** What came of one try. */
type Reply = { status: number; code: string };

export class Drops {
  all = $state.raw<readonly Drop[]>([]);
  readonly #base: string;
  #running = false;

  /** `base` is the address of the share. */
  constructor(base: string) {
    this.#base = base;
  }

  add(files: Iterable<File>): void {
    // The name of a request is made once per file: sent twice, it makes one file.
    this.all = [...this.all, ...[...files].map((file): Drop => ({ id: crypto.randomUUID(), file, state: "WAITING", sent: 0 }))];
    void this.#run();
  }

  again(): void {
    this.all = this.all.map((drop) => (drop.state === "FAILED" ? { id: drop.id, file: drop.file, state: "WAITING", sent: 0 } : drop));
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      await this.#send(next);
    }
    this.#running = false;
  }

  #next(): Drop | undefined {
    return this.all.find((drop) => drop.state === "WAITING");
  }

  async #send(drop: Drop): Promise<void> {
    this.#change(drop.id, { state: "SENDING" });
    const reply = await transfer(`${this.#base}/drops/${drop.id}?${new URLSearchParams({ name: drop.file.name })}`, drop.file, (sent) =>
      this.#change(drop.id, { sent }),
    );
    const isDone = (reply.status >= 200 && reply.status < 300) || reply.code === "ALREADY_DONE";
    this.#change(drop.id, isDone ? { state: "DONE", sent: drop.file.size } : { state: "FAILED", code: reply.code });
  }

  #change(id: string, by: Partial<Drop>): void {
    this.all = this.all.map((drop) => (drop.id === id ? { ...drop, ...by } : drop));
  }
}

/** By the older kind of request: the newer one does not tell how much was sent. */
function transfer(address: string, file: File, progress: (sent: number) => void): Promise<Reply> {
  return new Promise((answer) => {
    const request = new XMLHttpRequest();
    request.open("PUT", address);
    request.setRequestHeader("Limpid-Protocol", PROTOCOL);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => progress(event.loaded);
    request.onload = () => answer({ status: request.status, code: codeOf(request.responseText) });
    request.onerror = () => answer({ status: 0, code: "SERVER_UNREACHABLE" });
    request.send(file);
  });
}

function codeOf(text: string): string {
  try {
    return (JSON.parse(text) as { code?: string }).code ?? "UNEXPLAINED";
  } catch {
    return "UNEXPLAINED";
  }
}
