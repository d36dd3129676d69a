/** Who and what the fixture knows: a household with devices in every state. */
import type { Me } from "../src/api/types.ts";
import type { Device } from "../src/devices/shapes.ts";
import type { HomeView } from "../src/people/shapes.ts";

const NOW = Date.now();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const before = (millis: number): string => new Date(NOW - millis).toISOString();
export const ahead = (millis: number): string => new Date(NOW + millis).toISOString();
export { DAY, HOUR, MINUTE };

export const ada = { id: "0192f0aa-0001", name: "Ada Lovelace" };
export const ben = { id: "0192f0aa-0002", name: "Ben Lovelace" };

export const me: Me = {
  person: { ...ada, email: "ada@example.org", role: "OWNER", administrator: true },
  home: { id: "0192f0bb-0001", name: "Lovelace", gearSeed: "8122398823423423" },
  session: { id: "s-1" },
  twoFactor: false,
  space: { planBytes: 500e9, usedBytes: 411.7e9, reservedBytes: 6.2e9, keptBytes: 12.4e9 },
  limits: {},
  collections: [
    { id: "c-files", kind: "files", epoch: "1", headSeq: 4_211, items: 18_115, bytes: 307.7e9 },
    { id: "c-contacts", kind: "contacts", epoch: "1", headSeq: 322, items: 214, bytes: 331_000 },
  ],
  server: { id: "server-1", name: "limpid.example.org", version: "0.1.0" },
  notices: [{ code: "PLAN_NEARLY_FULL", sentence: "The storage is 84 % full.", link: "/storage" }],
};

export const machine = { reasons: [], held: false, collections: [{ kind: "files", items: 18_115, bytes: 307.7e9 }] };

export const devices: Device[] = [
  {
    ...machine,
    id: "d-laptop",
    name: "Travel laptop",
    person: ada,
    platform: "linux",
    os: "Ubuntu 24.04 LTS",
    model: "ThinkPad X1 Carbon",
    version: "0.1.0",
    serial: "PF-3K20XQ",
    battery: { percent: 64, charging: false },
    disk: { freeBytes: 20_480, totalBytes: 512e9 },
    state: "NEEDS_YOU",
    tone: "NEEDS_YOU",
    sentence: "Needs you: this device's disk is full.",
    since: before(26 * MINUTE),
    seenAt: before(20_000),
    joinedAt: before(90 * DAY),
    pending: { items: 12, bytes: 734e6 },
    reasons: [
      {
        code: "DISK_FULL",
        title: "This device's disk is full",
        sentence: "The disk /home is full: 20.5 kB free, 734 MB needed. What does not fit waits on the server and comes when there is room.",
        since: before(26 * MINUTE),
        steps: ["Free some space on /home; Limpid goes on by itself."],
        seen: ["free-bytes: 20480", "needed-bytes: 734003200", "volume: /home"],
      },
    ],
  },
  {
    ...machine,
    id: "d-desk",
    name: "Desk",
    person: ada,
    platform: "linux",
    os: "Debian GNU/Linux 12 (bookworm)",
    model: "HP EliteDesk 800",
    version: "0.1.0",
    disk: { freeBytes: 311e9, totalBytes: 1e12 },
    state: "IN_STEP",
    tone: "IN_STEP",
    sentence: "In step",
    since: before(2 * HOUR),
    seenAt: before(70_000),
    joinedAt: before(200 * DAY),
  },
  {
    ...machine,
    id: "d-studio",
    name: "Studio",
    person: ben,
    platform: "macos",
    os: "macOS 26.1",
    model: "Mac mini",
    version: "0.1.0",
    state: "SYNCING",
    tone: "SYNCING",
    sentence: "Syncing: 214 items, 3.1 GB to go",
    since: before(4 * MINUTE),
    seenAt: before(5_000),
    joinedAt: before(20 * DAY),
    pending: { items: 214, bytes: 3.1e9 },
  },
  {
    ...machine,
    id: "d-old",
    name: "Old notebook",
    person: ben,
    platform: "windows",
    os: "Windows 11",
    state: "UNKNOWN",
    tone: "UNKNOWN",
    sentence: "Not known since 9 November",
    since: before(12 * DAY),
    seenAt: before(12 * DAY),
    joinedAt: before(400 * DAY),
    held: true,
    mustSignIn: {
      code: "PASSWORD_CHANGED",
      since: before(12 * DAY),
      sentence: "Your password was changed on 9 November from Desk. What waits here is kept; run “limpid sign-in” there.",
    },
  },
];

export const home: HomeView = {
  ...me.home,
  space: me.space,
  members: [
    { ...ada, email: "ada@example.org", role: "OWNER", usedBytes: 301e9, devices: 2, lastSeenAt: before(20_000), disabled: false },
    { ...ben, email: "ben@example.org", role: "MEMBER", usedBytes: 104e9, floorBytes: 50e9, capBytes: 200e9, devices: 2, lastSeenAt: before(5_000), disabled: false },
    { id: "0192f0aa-0003", name: "Mia", role: "CHILD", usedBytes: 6.7e9, capBytes: 20e9, devices: 0, lastSeenAt: before(3 * DAY), disabled: false },
  ],
  invitations: [{ id: "i-1", email: "byron@example.org", role: "MEMBER", createdAt: before(DAY), expires: ahead(6 * DAY), by: "Ada Lovelace" }],
};
