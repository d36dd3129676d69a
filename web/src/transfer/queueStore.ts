import type { Drop, SentCommit, Upload } from "./upload";

/** All that is kept over a reload. */
export interface Kept {
  readonly uploads: Upload[];
  readonly drops: Drop[];
  readonly commits: SentCommit[];
}

/** What one change writes and takes away; all of it happens, or none. */
export interface QueueChange {
  readonly uploads?: readonly Upload[];
  readonly drops?: readonly Drop[];
  readonly commits?: readonly SentCommit[];
  readonly endedUploads?: readonly string[];
  readonly endedDrops?: readonly string[];
  readonly endedCommits?: readonly string[];
}

/** Keeps the queue of uploads. `write` returns when the change would survive the page. */
export interface QueueStore {
  all(): Promise<Kept>;
  write(change: QueueChange): Promise<void>;
}

const LAYOUT = 1;
const STORES = ["uploads", "drops", "commits"] as const;

/** A person's queue in the browser's database, which all pages of this origin share. Nobody else's page opens it. */
export async function indexedQueue(person: string): Promise<QueueStore> {
  const database = await open(databaseOf(person));
  return {
    async all() {
      const reading = database.transaction(STORES, "readonly");
      const [uploads, drops, commits] = await Promise.all(STORES.map((name) => asked(reading.objectStore(name).getAll())));
      return { uploads: uploads as Upload[], drops: drops as Drop[], commits: commits as SentCommit[] };
    },
    async write(change) {
      // "strict": a key that is said to be written must not be lost when the machine stops right after.
      const writing = database.transaction(STORES, "readwrite", { durability: change.commits ? "strict" : "default" });
      const [uploads, drops, commits] = STORES.map((name) => writing.objectStore(name)) as [
        IDBObjectStore,
        IDBObjectStore,
        IDBObjectStore,
      ];
      change.uploads?.forEach((upload) => uploads.put(upload));
      change.drops?.forEach((drop) => drops.put(drop));
      change.commits?.forEach((commit) => commits.put(commit));
      change.endedUploads?.forEach((id) => uploads.delete(id));
      change.endedDrops?.forEach((id) => drops.delete(id));
      change.endedCommits?.forEach((key) => commits.delete(key));
      await finished(writing);
    },
  };
}

/** What a person's queue is called among the browser's databases. */
export function databaseOf(person: string): string {
  return `limpid-transfer-${person}`;
}

function open(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, LAYOUT);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("uploads", { keyPath: "id" });
    opening.result.createObjectStore("drops", { keyPath: "id" });
    opening.result.createObjectStore("commits", { keyPath: "key" });
  };
  return asked(opening).then((database) => {
    database.onversionchange = () => database.close();
    return database;
  });
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser's database gave no reason"));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("the browser's database gave no reason"));
  });
}
