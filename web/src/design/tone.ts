import type { Tone } from "../api/types";

const CLASSES: Record<Tone, string> = {
  IN_STEP: "tone-in-step",
  SYNCING: "tone-syncing",
  WAITING: "tone-waiting",
  PAUSED: "tone-paused",
  NEEDS_YOU: "tone-needs-you",
  UNKNOWN: "tone-unknown",
};

/** The colour class of a state. Colour never stands alone: a mark and words say the same. */
export function toneClass(tone: Tone): string {
  return CLASSES[tone];
}
