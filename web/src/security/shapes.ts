/** What the server says about one's own account. */
import type { Me, Named, Qr } from "../api/types";

export interface Passkey extends Named {
  createdAt: string;
  lastUsedAt?: string;
}

export interface AppPassword extends Named {
  scopes: string[];
  createdAt: string;
  lastUsedAt?: string;
}

export interface Account {
  person: Me["person"];
  createdAt: string;
  password: { setAt?: string };
  totp: { on: boolean; since?: string; recoveryCodesLeft: number };
  passkeys: Passkey[];
  appPasswords: AppPassword[];
  deletion?: { due: string };
}

/** Who could be affected by a change of the password or by two-step sign-in. */
export interface Effects {
  devices: (Named & { seenAt: string })[];
  sessions: number;
  appPasswords: number;
}

export interface PasswordChanged {
  devices: (Named & { effect: "KEEPS" | "SIGN_IN_AGAIN" })[];
}

export interface TotpBegun {
  secret: string;
  uri: string;
  qr: Qr;
}

export interface SignedInSession {
  id: string;
  current: boolean;
  client: string;
  address: string;
  createdAt: string;
  seenAt: string;
}

export interface HistoryEntry {
  at: string;
  what: string;
  address: string;
  client: string;
  ok: boolean;
  detail?: string;
}

/** A sign-in service that the server knows; tied to this account if it has a moment. */
export interface Tie extends Named {
  since?: string;
}
