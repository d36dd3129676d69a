import type { Named, Space } from "../api/types";

export type Category = "IMAGES" | "VIDEOS" | "AUDIO" | "DOCUMENTS" | "ARCHIVES" | "CODE" | "OTHER" | "VERSIONS" | "TRASH";
export type Level = "ROOM" | "EIGHTY" | "NINETY" | "FULL";

/** What takes the room of a home. */
export interface Usage {
  space: Space;
  level: Level;
  yours: { usedBytes: number; freeBytes: number; capBytes?: number };
  byCategory: { category: Category; bytes: number; items: number }[];
  byPerson: (Named & { bytes: number })[];
  byDevice: (Named & { bytes: number })[];
  /** Absent while too little is known. */
  forecast?: { bytesPerDay: number; fullOn?: string };
  days: { day: string; usedBytes: number }[];
  /** Whether the parts are those of the home or only the own ones of who asks. */
  scope?: "HOME" | "OWN";
}

export const KINDS = ["big-files", "duplicates", "old-versions", "trash", "uploads"] as const;
export type Kind = (typeof KINDS)[number];

export function isKind(text: string | undefined): text is Kind {
  return (KINDS as readonly string[]).includes(text ?? "");
}

/** Whether what is cleaned up here goes to Recently deleted first, and can be brought back from there. */
export function canComeBack(kind: Kind): boolean {
  return kind === "big-files" || kind === "duplicates";
}

export interface Copy {
  id: string;
  name: string;
  path?: string;
  at?: string;
}

export interface CleanUpEntry extends Copy {
  collection?: string;
  bytes: number;
  count?: number;
  /** All copies of one content. */
  items?: Copy[];
}

export interface CleanUp {
  kind: Kind;
  /** What the whole list would free. */
  bytes: number;
  entries: CleanUpEntry[];
}

export interface Fit {
  fits: boolean;
  usedBytes: number;
  planBytes: number;
  freeAfterBytes: number;
  shortBytes?: number;
  fullOn?: string;
}

/** Kept versions and deleted things do not count towards the plan. */
export function counts(category: Category): boolean {
  return category !== "VERSIONS" && category !== "TRASH";
}

/** The line of used bytes over days as an SVG path in a box of 100 by 30: from nothing to the plan, or to the most that was used. */
export function linePath(days: readonly { usedBytes: number }[], planBytes: number): string {
  const top = Math.max(planBytes, ...days.map((each) => each.usedBytes), 1);
  return days
    .map(({ usedBytes }, at) => {
      const x = days.length === 1 ? 0 : (at / (days.length - 1)) * 100;
      return `${at === 0 ? "M" : "L"}${x.toFixed(2)} ${(30 - (usedBytes / top) * 30).toFixed(2)}`;
    })
    .join("");
}
