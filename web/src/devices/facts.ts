/** What a device is, as pairs of a name and a value; what is not known is left out. */
import { bytes, moment, percent } from "../words/formats";
import { t } from "../words/words.svelte";
import { type Device } from "./shapes";
import { systemOf } from "./state";

export type Fact = [name: string, value: string];

export function identityOf(device: Device): Fact[] {
  return known([
    [t("devices.fact.person"), device.person.name],
    [t("devices.fact.system"), systemOf(device)],
    [t("devices.fact.model"), device.model],
    [t("devices.fact.serial"), device.serial],
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

function known(facts: [string, string | undefined][]): Fact[] {
  return facts.filter((each): each is Fact => each[1] !== undefined && each[1] !== "");
}
