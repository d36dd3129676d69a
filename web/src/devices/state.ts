/** A device's state in the reader's words. */
import type { Tone } from "../api/types";
import { bytes, moment } from "../words/formats";
import { has, t, words } from "../words/words.svelte";
import type { Device, DeviceReason } from "./shapes";

/** The cause in a few words: by its code where the catalogue has it, else as the server says. */
export function causeOf(reason: DeviceReason): string {
  // What a device meets may need other words than what somebody meets who types a password.
  const key = [`cause.${reason.code}`, `problem.${reason.code}`].find(has);
  return key === undefined ? reason.title : t(key);
}

/** Beyond this many characters a server's sentence says what the reasons below it say again. */
const LINE_MAX = 70;

/** The state in one line. English is the server's own sentence if it is short; else it is put together from the facts. */
export function stateOf(device: Device): string {
  if (device.signedOutAt !== undefined) return t("devices.signedOutAt", { at: moment(device.signedOutAt) });
  if (words.language === "en" && device.sentence !== "" && device.sentence.length <= LINE_MAX) return device.sentence;
  const state = t(`tone.${device.tone}`);
  const reason = device.reasons[0];
  if (device.tone === "UNKNOWN") return t("devices.state.since", { at: moment(device.since) });
  if (device.tone === "SYNCING" && device.pending !== undefined) {
    return t("devices.state.syncing", { n: device.pending.items, size: bytes(device.pending.bytes) });
  }
  return reason === undefined || device.tone === "IN_STEP" ? state : t("devices.state.why", { state, cause: causeOf(reason) });
}

/** The order in which a state wins: what a person can act on first, what is well last. */
const ORDER: Tone[] = ["NEEDS_YOU", "UNKNOWN", "PAUSED", "WAITING", "SYNCING", "IN_STEP"];

/** The worst state among devices and how many are in it; undefined without devices. */
export function worstOf(devices: Device[]): { tone: Tone; count: number } | undefined {
  for (const tone of ORDER) {
    const count = devices.filter((each) => each.tone === tone).length;
    if (count > 0) return { tone, count };
  }
  return undefined;
}

export function byUrgency(devices: Device[]): Device[] {
  return [...devices].sort((one, other) => ORDER.indexOf(one.tone) - ORDER.indexOf(other.tone) || one.name.localeCompare(other.name));
}

/** What it is, for people: the system, else the platform. */
export function systemOf(device: Device): string {
  return device.os ?? device.platform;
}

/** Why it has to sign in again, unless a reason says the same. */
export function signInAgain(device: Device): string | undefined {
  const said = device.reasons.some((each) => each.sentence === device.mustSignIn?.sentence);
  return said ? undefined : device.mustSignIn?.sentence;
}
