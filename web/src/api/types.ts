/** The shapes of the server's messages, as the contract names them. Times are RFC 3339 text in UTC, sizes are bytes. */

export type Role = "OWNER" | "MEMBER" | "CHILD";
export type Tone = "IN_STEP" | "SYNCING" | "WAITING" | "PAUSED" | "NEEDS_YOU" | "UNKNOWN";

/** A picture of a QR code: an SVG path on a square of `size` units. */
export interface Qr {
  size: number;
  path: string;
}

export interface Named {
  id: string;
  name: string;
}

export interface Space {
  planBytes: number;
  usedBytes: number;
  reservedBytes: number;
  keptBytes: number;
}

export interface Collection {
  id: string;
  kind: string;
  epoch: string;
  headSeq: number;
  items: number;
  bytes: number;
}

export interface Notice {
  code: string;
  sentence: string;
  link?: string;
}

export interface Me {
  person: Named & { email: string; role: Role; administrator: boolean; language?: string };
  home: Named & { gearSeed: string };
  session: { id: string };
  twoFactor: boolean;
  space: Space;
  limits: { floorBytes?: number; capBytes?: number };
  collections: Collection[];
  server: Named & { version: string };
  notices: Notice[];
}

export interface Entrance {
  server: Named & { version: string };
  setUp: boolean;
  passkeys: boolean;
  providers: Named[];
  languages: string[];
}

export interface Invitation {
  home: string;
  inviter: string;
  email?: string;
  role: Role;
  expires: string;
}

export interface RecoveryLink {
  name: string;
  email: string;
  expires: string;
  /** From when it works, if not at once. */
  waitsUntil?: string;
}

/** A link made for somebody else, shown once. */
export interface MadeLink {
  link: string;
  expires: string;
  /** Whether it was sent by mail as well. */
  mailed?: boolean;
}
