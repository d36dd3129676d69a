import type { IconName } from "../design/icons";
import type { Entry } from "./entry";

/** The icon of an entry: what it is, as far as its media type tells. */
export function iconOf(entry: Pick<Entry, "kind" | "type">): IconName {
  if (entry.kind === "FOLDER") return "files";
  const type = entry.type ?? "";
  if (type.startsWith("image/")) return "image";
  if (type.startsWith("audio/")) return "audio";
  if (type.startsWith("video/")) return "video";
  if (type.startsWith("text/") || type === "application/pdf") return "text";
  return /zip|tar|compress|7z/.test(type) ? "archive" : "file";
}
