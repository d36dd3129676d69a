/** What a device is, as pairs of a name and a value; what is not known is left out. */
import { bytes, moment, percent } from "../words/formats";
import { t } from "../words/words.svelte";
import type { Device, Erasure, Sheet } from "./shapes";

export type Fact = [name: string, value: string];

/** What is known of a machine both in the panel and on a hand-over sheet. */
type Machine = Pick<Device, "person" | "platform" | "os" | "model" | "serial" | "version" | "joinedAt" | "seenAt"> & { imei?: string };

export function identityOf(device: Machine): Fact[] {
  return known([
    [t("devices.fact.person"), device.person.name],
    [t("devices.fact.system"), device.os ?? device.platform],
    [t("devices.fact.model"), device.model],
    [t("devices.fact.serial"), device.serial],
    [t("devices.fact.imei"), device.imei],
    [t("devices.fact.version"), device.version],
    [t("devices.fact.joined"), moment(device.joinedAt)],
    [t("devices.fact.seen"), moment(device.seenAt)],
  ]);
}

export function conditionOf(device: Device): Fact[] {
  const { battery, disk } = device;
  const charge = battery && percent(battery.percent / 100);
  return known([
    [t("devices.fact.battery"), battery?.charging === true ? t("devices.fact.charging", { percent: charge }) : charge],
    [t("devices.fact.disk"), disk && t("devices.fact.disk.free", { free: bytes(disk.freeBytes), total: bytes(disk.totalBytes) })],
  ]);
}

/** What was done with a machine before it changes hands. */
export function fateOf(sheet: Sheet): Fact[] {
  const { signedOut, erased, wiped, lost } = sheet;
  return known([
    [t("devices.sheet.signedOut"), signedOut === undefined ? t("devices.sheet.no") : whenAndWho(signedOut)],
    [t("devices.sheet.erased"), erased === undefined ? t("devices.sheet.notKnown") : amount(erased)],
    [t("devices.sheet.wiped"), wiped && amount(wiped)],
    [t("devices.sheet.lost"), lost ? t("devices.sheet.yes") : undefined],
  ]);
}

function whenAndWho({ at, by }: { at: string; by?: string }): string {
  return by === undefined ? moment(at) : t("devices.sheet.by", { at: moment(at), by });
}

function amount({ at, items, bytes: size }: Erasure): string {
  return t("devices.sheet.amount", { at: moment(at), n: items, size: bytes(size) });
}

function known(facts: [string, string | undefined][]): Fact[] {
  return facts.filter((each): each is Fact => each[1] !== undefined && each[1] !== "");
}
