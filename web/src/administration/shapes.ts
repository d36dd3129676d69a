/** What the server says to its administrators. */
import type { Named } from "../api/types";

export interface ServerProblem {
  code: string;
  title: string;
  sentence: string;
  steps: string[];
}

export interface Job {
  name: string;
  lastRun?: string;
  lastMillis?: number;
  nextRun?: string;
  outcome: string;
  sentence: string;
}

export interface Overview {
  version: string;
  startedAt: string;
  url: string;
  people: number;
  homes: number;
  devices: { total: number; silent: number; needsYou: number };
  storage: { usedBytes: number; freeBytes: number; keptFreeBytes: number };
  database: { kind: string; bytes: number };
  jobs: Job[];
  problems: ServerProblem[];
  lastBackup?: { at: string; ok?: boolean; bytes?: number };
}

export interface AdminHome extends Named {
  planBytes: number;
  usedBytes?: number;
  people?: number;
  createdAt?: string;
}

export interface AdminPerson extends Named {
  email: string;
  role: string;
  administrator: boolean;
  disabled: boolean;
  home: Named;
  usedBytes?: number;
  lastSeenAt?: string;
}

export interface AuditEntry {
  at: string;
  who: string;
  what: string;
  whom?: string;
  address: string;
  detail: string;
}

export interface MailSettings {
  host: string;
  port: number;
  security: string;
  user?: string;
  from: string;
}

export interface MailTest {
  ok: boolean;
  steps: { name?: string; what?: string; ok?: boolean; sentence?: string; detail?: string }[];
}

export interface BackupSettings {
  folder: string;
  at: string;
  keep: number;
  on: boolean;
  backups: { at: string; bytes: number; verifiedAt?: string; ok: boolean }[];
}

export interface PolicyRules {
  collections?: string[];
  backups?: boolean;
  networks?: string[];
  encryption?: boolean;
  fileBytesMax?: number;
  quietHours?: { from: string; to: string };
}

export interface Policy extends Named {
  homes?: string[];
  all?: boolean;
  rules: PolicyRules;
  contact: string;
}

export interface Provider extends Named {
  issuer: string;
  clientId: string;
  homeId: string;
  createPeople: boolean;
}
