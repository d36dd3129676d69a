/** What the server says about devices. */
import type { Named, Qr, Tone } from "../api/types";

/** A cause, in words: what is the matter, what to do, what proves it. */
export interface DeviceReason {
  code: string;
  title: string;
  sentence: string;
  since: string;
  steps: string[];
  seen: string[];
}

export interface LostMode {
  since: string;
  by?: string;
  message: string;
  wipeDue?: string;
  sealedAt?: string;
  wipedAt?: string;
  /** It was found, and has not opened its files again yet. */
  foundAt?: string;
  sealed?: { items: number; bytes: number; unsentItems: number; unsentBytes: number };
}

/** A pause from afar; `heard` says whether the device knows of it. */
export interface Pause {
  by: string;
  since: string;
  until?: string;
  heard: boolean;
}

/** What was removed from a device; `kept` things stayed, because the server did not hold them. */
export interface Erasure {
  at: string;
  items: number;
  bytes: number;
  kept: number;
}

/** All that is printed when a machine changes hands. */
export interface Sheet {
  device: string;
  name: string;
  person: Named;
  home: string;
  platform: string;
  os?: string;
  model?: string;
  serial?: string;
  imei?: string;
  joinedAt: string;
  seenAt: string;
  signedOut?: { at: string; by?: string };
  erased?: Erasure;
  wiped?: Erasure;
  lost: boolean;
  printedAt: string;
  printedBy: string;
}

export interface Device extends Named {
  person: Named;
  platform: string;
  os?: string;
  model?: string;
  version?: string;
  serial?: string;
  battery?: { percent: number; charging: boolean };
  disk?: { freeBytes: number; totalBytes: number };
  state: string;
  tone: Tone;
  sentence: string;
  since: string;
  seenAt: string;
  joinedAt: string;
  signedOutAt?: string;
  pending?: { items: number; bytes: number };
  reasons: DeviceReason[];
  mustSignIn?: { code: string; since: string; sentence: string };
  pausedUntil?: string;
  paused?: Pause;
  lost?: LostMode;
  /** Whether it holds deletions back until somebody confirms them. */
  held: boolean;
  collections: { kind: string; items: number; bytes: number }[];
}

/** A code by which a device joins, shown once. */
export interface JoinCode {
  code: string;
  command: string;
  link: string;
  expires: string;
  pinned: boolean;
  onlyThisMachine: boolean;
  qr: Qr;
}
