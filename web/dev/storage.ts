/** What takes the fixture's room, in round numbers; cleaning up takes entries off the lists. */
import { DAY, before, ahead } from "./household.ts";
import { ok, problem, type Row } from "./table.ts";

const GB = 1e9;
const days = [...Array(60).keys()].map((at) => ({ day: before((59 - at) * DAY).slice(0, 10), usedBytes: (330 + at * 1.2 + Math.sin(at / 4) * 9 + (at > 40 ? 12 : 0)) * GB }));

const usage = {
  space: { planBytes: 500 * GB, usedBytes: 411.7 * GB, reservedBytes: 6.2 * GB, keptBytes: 12.4 * GB },
  level: "EIGHTY",
  yours: { usedBytes: 290.3 * GB, freeBytes: 82.1 * GB, capBytes: 400 * GB },
  byCategory: [
    { category: "IMAGES", bytes: 188 * GB, items: 41_225 },
    { category: "VIDEOS", bytes: 141.6 * GB, items: 812 },
    { category: "DOCUMENTS", bytes: 22.8 * GB, items: 9_120 },
    { category: "AUDIO", bytes: 31 * GB, items: 5_301 },
    { category: "ARCHIVES", bytes: 18.2 * GB, items: 96 },
    { category: "CODE", bytes: 1.1 * GB, items: 60_211 },
    { category: "OTHER", bytes: 9 * GB, items: 2_004 },
    { category: "VERSIONS", bytes: 8.1 * GB, items: 1_400 },
    { category: "TRASH", bytes: 4.3 * GB, items: 388 },
  ],
  byPerson: [
    { id: "1", name: "Ada Lovelace", bytes: 290.3 * GB },
    { id: "2", name: "Ben Lovelace", bytes: 101.2 * GB },
    { id: "3", name: "ليلى", bytes: 20.2 * GB },
  ],
  byDevice: [
    { id: "d1", name: "Ada's laptop", bytes: 230 * GB },
    { id: "d2", name: "Phone", bytes: 120 * GB },
    { id: "d3", name: "Desk", bytes: 61.7 * GB },
  ],
  forecast: { bytesPerDay: 1.2 * GB, fullOn: ahead(73 * DAY).slice(0, 10) },
  days,
};

interface Entry {
  id: string;
  name: string;
  path?: string;
  bytes: number;
  at?: string;
  count?: number;
  items?: object[];
}

const lists: Record<string, Entry[]> = {
  "big-files": [...Array(24).keys()].map((at) => ({ id: `big-${at}`, name: `Holiday ${2026 - (at % 6)} part ${at + 1}.mp4`, path: `Videos/${2026 - (at % 6)}`, bytes: (9 - at * 0.3) * GB, at: before(at * 40 * DAY) })),
  duplicates: [...Array(6).keys()].map((at) => ({
    id: `group-${at}`,
    name: `IMG_${4000 + at}.jpg`,
    bytes: 4.2e6 + at * 1e5,
    items: ["Pictures/2024", "Pictures/From phone", "Documents/Old"].slice(0, 2 + (at % 2)).map((path, copy) => ({ id: `copy-${at}-${copy}`, name: `IMG_${4000 + at}${copy > 0 ? ` (${copy + 1})` : ""}.jpg`, path, at: before((at + copy) * 30 * DAY) })),
  })),
  "old-versions": [{ id: "v-1", name: "Thesis.docx", path: "Documents", bytes: 2.1 * GB, count: 212 }, { id: "v-2", name: "budget.xlsx", path: "Documents", bytes: 0.4 * GB, count: 96 }],
  trash: [{ id: "t-1", name: "Old project", bytes: 4.3 * GB, count: 388, at: before(2 * DAY) }],
  uploads: [],
};

function bytesOf(entry: Entry): number {
  return entry.bytes * ((entry.items?.length ?? 2) - 1);
}

export const storageRows: Row[] = [
  ["GET", "/v1/home/storage", () => ok(usage)],
  [
    "GET",
    "/v1/home/storage/clean-up/:kind",
    ({ params, query }) => {
      const all = lists[params["kind"] ?? ""];
      if (all === undefined) return problem(404, "NOT_FOUND");
      return ok({ kind: params["kind"], bytes: all.reduce((sum, entry) => sum + bytesOf(entry), 0), entries: all.slice(0, Number(query.get("limit") ?? 100)) });
    },
  ],
  [
    "POST",
    "/v1/home/storage/clean-up/:kind",
    ({ params, body }) => {
      const kind = params["kind"] ?? "";
      const ids = body["ids"] as string[];
      const gone = (lists[kind] ?? []).filter((entry) => ids.includes(entry.id));
      lists[kind] = (lists[kind] ?? []).filter((entry) => !ids.includes(entry.id));
      return ok({ freedBytes: gone.reduce((sum, entry) => sum + entry.bytes, 0), items: ids.length });
    },
  ],
  [
    "GET",
    "/v1/home/storage/fits",
    ({ query }) => {
      const planBytes = Number(query.get("planBytes"));
      const { usedBytes } = usage.space;
      const fits = planBytes >= usedBytes;
      return ok({ fits, usedBytes, planBytes, freeAfterBytes: Math.max(0, planBytes - usedBytes), ...(fits ? { fullOn: ahead(((planBytes - usedBytes) / (1.2 * GB)) * DAY).slice(0, 10) } : {}) });
    },
  ],
];
