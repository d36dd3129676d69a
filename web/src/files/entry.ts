import type { Named } from "../api/types";

/** One thing in a folder, as the contract has it. */
export interface Entry {
  id: string;
  name: string;
  kind: "FOLDER" | "FILE" | "LINK";
  version: number;
  parent: string;
  size: number;
  content?: string;
  modifiedAt?: string;
  editedAt: string;
  executable?: boolean;
  device?: Named;
  /** The media type, by the name's ending. */
  type?: string;
  shared?: boolean;
}

/** An entry that was searched for: with the folders above it. */
export interface Found extends Entry {
  path: Named[];
}

export interface FolderPage {
  folder?: Named & { parent?: string };
  path: Named[];
  entries: Entry[];
  next?: string;
  total?: number;
}

/** What an item was before. */
export interface Version {
  version: number;
  name: string;
  size: number;
  content?: string;
  modifiedAt?: string;
  /** When this version was made, and when it was replaced by another one or deleted. */
  editedAt: string;
  replacedAt: string;
  device?: Named;
}

export interface Deleted {
  item: string;
  path: string;
  kind: Entry["kind"];
  size: number;
  deletedAt: string;
}

export type Sort = "name" | "size" | "modified";
export type Direction = "up" | "down";

export const ROOT = "0".repeat(32);

/** Where the bytes of an entry are; `download` asks for a file instead of something to look at. */
export function contentAddress(base: string, id: string, how: { download?: boolean; version?: number } = {}): string {
  const query = new URLSearchParams();
  if (how.version !== undefined) query.set("version", String(how.version));
  if (how.download === true) query.set("download", "");
  const text = query.toString();
  return `${base}/items/${id}/content${text === "" ? "" : `?${text}`}`;
}

/** How an entry can be looked at in the page. */
export type Look = "image" | "pdf" | "text" | "audio" | "video" | "none";

const TEXT = /^(text\/|application\/(json|xml|x-sh|javascript|toml|yaml))/;
/** What browsers show as a picture everywhere. */
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp"];

export function lookOf(entry: Pick<Entry, "kind" | "type">): Look {
  const type = entry.type ?? "";
  if (entry.kind !== "FILE") return "none";
  if (PICTURES.includes(type)) return "image";
  if (type === "application/pdf") return "pdf";
  if (type.startsWith("audio/")) return "audio";
  if (type.startsWith("video/")) return "video";
  return TEXT.test(type) ? "text" : "none";
}
