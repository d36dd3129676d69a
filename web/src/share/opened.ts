import type { Entry } from "../files/entry";

/** What somebody without an account is told about a link that they opened. */
export interface Opened {
  id: string;
  kind: "VIEW" | "DROP";
  name: string;
  owner: string;
  expires?: string;
  /** Whether it leads to a folder. */
  folder: boolean;
  /** The file or folder itself; absent where nothing may be seen. */
  entry?: Entry;
}

/** The two things that the part of the address after `#` carries: it never reaches a server or its logs. */
export function readFragment(hash: string): { token: string; folder: string } {
  const [token = "", folder = ""] = hash.split("/");
  return { token, folder: folder === "" ? "root" : folder };
}

export function fragment(token: string, folder: string): string {
  return folder === "root" ? `#${token}` : `#${token}/${folder}`;
}
