/** Sizes, numbers, moments and spans, written as the reader's language does. */
import { words } from "./words.svelte";

/** Formats are made once for each language and kind: making one costs a hundred times as much as using it. */
const made = new Map<string, { format(value: never): string }>();

function once<T extends { format(value: never): string }>(kind: string, make: (language: string) => T): T {
  const key = `${words.language} ${kind}`;
  const known = made.get(key) as T | undefined;
  if (known !== undefined) return known;
  const format = make(words.language);
  made.set(key, format);
  return format;
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte", "petabyte"] as const;

/** "307.7 MB". Decimal units, as the server's own words use. */
export function bytes(count: number): string {
  let unit = 0;
  let value = Math.abs(count);
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  const format = once(`bytes ${unit} ${digits}`, (language) => {
    const unitDisplay = unit === 0 ? "long" : "short";
    return new Intl.NumberFormat(language, { style: "unit", unit: UNITS[unit] ?? "byte", unitDisplay, maximumFractionDigits: digits });
  });
  return format.format(Math.sign(count) * value);
}

export function number(count: number): string {
  return new Intl.NumberFormat(words.language).format(count);
}

export function percent(part: number): string {
  return new Intl.NumberFormat(words.language, { style: "percent", maximumFractionDigits: 0 }).format(part);
}

/** "12 May 2026, 14:03". */
export function moment(at: string | Date): string {
  return once("moment", (language) => new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" })).format(new Date(at));
}

/** "12 May 2026". */
export function day(at: string | Date): string {
  return once("day", (language) => new Intl.DateTimeFormat(language, { dateStyle: "medium" })).format(new Date(at));
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "3 minutes ago", "in 2 days"; under a minute "now". */
export function ago(at: string | Date, now: number = Date.now()): string {
  const seconds = (new Date(at).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(words.language, { numeric: "auto" });
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(0, "second");
}

/** Names in a row: "Desk, Phone and Laptop". */
export function list(names: string[]): string {
  return new Intl.ListFormat(words.language, { type: "conjunction" }).format(names);
}
