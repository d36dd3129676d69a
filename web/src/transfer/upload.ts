/** What is to be done about an upload whose name is taken. */
export type Choice = "BOTH" | "REPLACE" | "SKIP";

/**
 * Where an upload stands. WAITING: its turn will come. SENDING: its bytes are read and sent. COMMITTING: all bytes are there, the
 * server is asked to make the file. HELD: stopped for the cause in `hold`, until somebody does something. DONE and SKIPPED: over.
 */
export type UploadState = "WAITING" | "SENDING" | "COMMITTING" | "PAUSED" | "HELD" | "DONE" | "SKIPPED";

/** The item that has the name already. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly kind: "FOLDER" | "FILE" | "LINK";
  readonly version: number;
  readonly parent: string;
  readonly size?: number;
  readonly content?: string;
  readonly modifiedAt?: string;
  readonly executable?: boolean;
}

/** Why something does not go on: one binding cause, with what is known about it. */
export interface Hold {
  readonly code: string;
  /** The server's words, for codes that the catalogue does not know. */
  readonly detail?: string;
  readonly needsBytes?: number;
  readonly freeBytes?: number;
  /** By how much the room falls short, and what bounds it: the plan, the person's own limit, or what is kept for others. */
  readonly shortBytes?: number;
  readonly bound?: string;
  readonly holder?: Holder;
  /** When it is tried again by itself, in milliseconds since 1970. */
  readonly until?: number;
}

/** One file on its way to the server, as it is kept over a reload. */
export interface Upload {
  readonly id: string;
  readonly drop: string;
  readonly collection: string;
  /** The folders between the place of the drop and the file, from the top. */
  readonly path: readonly string[];
  readonly name: string;
  readonly size: number;
  /** When the file was last changed, in milliseconds since 1970. */
  readonly modified: number;
  readonly state: UploadState;
  readonly hold?: Hold;
  readonly choice?: Choice;
  /** The item that this makes or replaces, and the version that it replaces; 0 for a new one. */
  readonly item: string;
  readonly ifVersion: number;
  /** Where and how it is put, once that is known. */
  readonly parent?: string;
  readonly putName?: string;
  readonly executable?: boolean;
  /** Which open page works on it. */
  readonly engine: string;
  /** Lets the browser read the file again after a reload, where it can. */
  readonly handle?: FileSystemFileHandle;
}

/** What was dropped, or chosen, in one go: its uploads share a reservation of space. */
export interface Drop {
  readonly id: string;
  readonly collection: string;
  readonly folder: string;
  readonly grant?: string;
  /** All folders of the drop, empty ones too, each as its path from the place of the drop. */
  readonly folders: readonly (readonly string[])[];
  readonly engine: string;
}

/** A commit that was sent, or is about to be: sent again with the same key until there is an answer. */
export interface SentCommit {
  readonly key: string;
  readonly collection: string;
  readonly body: string;
  readonly uploads: readonly string[];
  readonly engine: string;
}

/** Whether nothing more will happen to it. */
export function isOver(upload: Upload): boolean {
  return upload.state === "DONE" || upload.state === "SKIPPED";
}
