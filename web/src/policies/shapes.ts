/** What the server says about policies. */
import type { Named } from "../api/types";

/** A time of day to another; on the days that are named, or every day. */
export interface QuietSpan {
  days?: string[];
  from: string;
  to: string;
}

/** What a policy says; what it leaves out, it leaves free. */
export interface PolicyRules {
  collections?: string[];
  backups?: boolean;
  networks?: string[];
  encryption?: boolean;
  fileBytesMax?: number;
  quietHours?: { zone: string; spans: QuietSpan[] };
}

/** A policy as whom it binds sees it: what it says, whose it is, whom to ask. */
export interface BindingPolicy extends Named {
  by: { name: string; email: string };
  contact: string;
  rules: PolicyRules;
}
