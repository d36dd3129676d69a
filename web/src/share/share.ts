/** A link to one folder or file for people who have no account here. */
export interface Share {
  id: string;
  /** VIEW: look and download; DROP: only bring files, nothing can be seen. */
  kind: "VIEW" | "DROP";
  collection: string;
  item: string;
  name: string;
  path: string;
  hasPassword: boolean;
  expires?: string;
  createdAt: string;
  opened: number;
  lastOpenedAt?: string;
  link: string;
}

/** How long a new link is good for, in days; 0 is without an end. */
export const SPANS = [0, 1, 7, 30, 90] as const;

export function expiryOf(days: number, now: number): string | undefined {
  return days === 0 ? undefined : new Date(now + days * 86_400_000).toISOString();
}

export function isOver(share: Pick<Share, "expires">, now: number): boolean {
  return share.expires !== undefined && Date.parse(share.expires) <= now;
}
