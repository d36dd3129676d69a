/** What the server says to its administrators. */
import type { Named, Space } from "../api/types";
import type { BindingPolicy } from "../policies/shapes";

export interface ServerProblem {
  code: string;
  title: string;
  sentence: string;
  since?: string;
  steps: string[];
}

export interface Job {
  name: string;
  purpose?: string;
  lastRun?: string;
  lastMillis?: number;
  runningSince?: string;
  nextRun?: string;
  outcome: string;
  sentence: string;
  problem?: ServerProblem;
}

export interface Overview {
  version: string;
  startedAt: string;
  url: string;
  people: number;
  homes: number;
  devices: { total: number; silent: number; needsYou: number };
  storage: { usedBytes: number; freeBytes?: number; keptFreeBytes?: number };
  database: { kind: string; bytes?: number };
  problems: ServerProblem[];
  lastBackup?: { at: string };
}

export interface AdminHome extends Named {
  space: Space;
  owners: (Named & { email: string })[];
  people: number;
  devices: number;
  lastSeenAt?: string;
}

export interface AdminPerson extends Named {
  email: string;
  role: string;
  administrator: boolean;
  disabled: boolean;
  home: Named;
  devices: number;
  usedBytes: number;
  lastSeenAt?: string;
}

export interface AuditEntry {
  id: string;
  at: string;
  who: { kind: string; name: string };
  what: string;
  whom?: { kind: string; name: string };
  address: string;
  sentence: string;
}

/** How the server sends mail; all but the flags is absent until it was set. */
export interface MailSettings {
  set: boolean;
  host?: string;
  port?: number;
  security?: string;
  user?: string;
  from?: string;
  hasPassword: boolean;
  last?: { at: string; ok: boolean; sentence: string };
}

export interface MailTest {
  ok: boolean;
  steps: { step: string; ok: boolean; sentence: string }[];
}

export interface Backup {
  at: string;
  bytes: number;
  verifiedAt?: string;
  ok: boolean;
  /** Whether it still lies where it was made. */
  there: boolean;
  sentence: string;
}

export interface BackupSettings {
  /** Whether the folder lies on the disk that backups guard against the loss of. */
  sameDisk: boolean;
  folder: string;
  at: string;
  keep: number;
  on: boolean;
  backups: Backup[];
}

/** A policy as administrators see it; without `homes` it binds all. */
export interface Policy extends BindingPolicy {
  homes?: string[];
  all: boolean;
}

export interface Provider extends Named {
  issuer: string;
  clientId: string;
  homeId: string;
  createPeople: boolean;
  linkByEmail: boolean;
  /** The address to return to, which the provider must know. */
  back: string;
  hasSecret: boolean;
  lastProblem?: { code: string; at: string; sentence: string };
}
