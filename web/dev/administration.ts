/** What the fixture's server says to its administrators. */
import { ahead, before, DAY, HOUR, home, me } from "./household.ts";
import { done, made, ok, type Row } from "./table.ts";

const jobs = [
  { name: "sweep-chunks", lastRun: before(HOUR), lastMillis: 812, purpose: "frees what nothing refers to any more", nextRun: ahead(23 * HOUR), outcome: "DONE", sentence: "412 chunks, 1.2 GB freed" },
  { name: "backup", lastRun: before(DAY), lastMillis: 93_000, nextRun: ahead(2 * HOUR), outcome: "DONE", sentence: "Verified" },
  { name: "mail", lastRun: before(2 * HOUR), lastMillis: 5_000, nextRun: ahead(HOUR), outcome: "FAILED", sentence: "The mail server did not answer" },
];
const school = {
  id: "h-2",
  name: "Riverside School",
  space: { planBytes: 2e12, usedBytes: 1.1e12, reservedBytes: 4e9, keptBytes: 80e9 },
  owners: [{ id: "p-9", name: "Carol Rivers", email: "carol@school.example" }],
  people: 214,
  devices: 297,
};
const homes = [{ id: me.home.id, name: me.home.name, space: me.space, owners: [me.person], people: 3, devices: 4 }, school];
const mail = { set: true, hasPassword: true, host: "mail.example.org", port: 587, security: "STARTTLS", user: "limpid", from: "limpid@example.org" };
const backups = {
  folder: "/srv/backups/limpid",
  at: "03:30",
  keep: 14,
  sameDisk: false,
  on: true,
  backups: [
    { at: before(DAY), bytes: 1.9e9, verifiedAt: before(DAY - HOUR), ok: true, there: true, sentence: "Good." },
    { at: before(2 * DAY), bytes: 1.9e9, ok: false, there: true, sentence: "A file is damaged." },
  ],
};

export const administration: Row[] = [
  [
    "GET",
    "/v1/admin/overview",
    () =>
      ok({
        version: "0.1.0",
        startedAt: before(9 * DAY),
        url: "https://limpid.example.org",
        people: 217,
        homes: 2,
        devices: { total: 301, silent: 4, needsYou: 2 },
        storage: { usedBytes: 1.5e12, freeBytes: 2.1e12, keptFreeBytes: 10e9 },
        database: { kind: "SQLite", bytes: 812e6 },
        jobs,
        problems: [{ code: "BACKUP_OLD", title: "The last backup could not be verified", sentence: "The backup of two days ago is damaged.", steps: ["Run a backup now."] }],
        lastBackup: { at: before(DAY), ok: true, bytes: 1.9e9 },
      }),
  ],
  ["GET", "/v1/admin/homes", () => ok({ homes })],
  ["PUT", "/v1/admin/homes/:h", () => made({ link: "https://limpid.example.org/invitation#9KpQ7gT2", expires: ahead(7 * DAY) })],
  ["PUT", "/v1/admin/homes/:h/plan", () => done],
  ["GET", "/v1/admin/people", () => ok({ people: home.members.map((each) => ({ ...each, email: each.email ?? "mia@example.org", administrator: each.role === "OWNER", home: me.home })) })],
  ["PUT", "/v1/admin/people/:h/:p/disabled", () => done],
  ["PUT", "/v1/admin/people/:h/:p/administrator", () => done],
  ["POST", "/v1/admin/people/:h/:p/recovery", () => made({ link: "https://limpid.example.org/recover#9KpQ7gT2", expires: ahead(DAY) })],
  [
    "GET",
    "/v1/admin/audit",
    () =>
      ok({
        entries: [
          { id: "a2", at: before(HOUR), who: { kind: "PERSON", name: "Ada Lovelace" }, what: "PLAN_CHANGED", address: "192.0.2.10", sentence: "Ada Lovelace changed the plan of Riverside School from 1 TB to 2 TB" },
          { id: "a1", at: before(2 * DAY), who: { kind: "PERSON", name: "Ada Lovelace" }, what: "PERSON_DISABLED", address: "192.0.2.10", sentence: "Ada Lovelace disabled Mia" },
        ],
        next: "older",
      }),
  ],
  ["GET", "/v1/admin/jobs", () => ok(jobs)],
  ["POST", "/v1/admin/jobs/:name/run", () => done],
  ["GET", "/v1/admin/mail", () => ok(mail)],
  ["PUT", "/v1/admin/mail", ({ body }) => (Object.assign(mail, body), done)],
  [
    "POST",
    "/v1/admin/mail/test",
    () =>
      ok({
        ok: false,
        steps: [
          { step: "CONNECT", ok: true, sentence: "Connected to mail.example.org:587." },
          { step: "TLS", ok: true, sentence: "The connection is encrypted; the certificate is by Example Authority." },
          { step: "SIGN_IN", ok: false, sentence: "The server refused the password: 535." },
        ],
      }),
  ],
  ["GET", "/v1/admin/backups", () => ok(backups)],
  ["PUT", "/v1/admin/backups", ({ body }) => (Object.assign(backups, body), done)],
  ["POST", "/v1/admin/backups/run", () => done],
  [
    "GET",
    "/v1/admin/policies",
    () => ok([{ id: "pol-1", name: "School devices", homes: ["h-2"], rules: { backups: false, networks: ["192.0.2.0/24"], encryption: true, fileBytesMax: 2e9, quietHours: { zone: "Europe/Berlin", spans: [{ from: "22:00", to: "06:00" }] } }, by: me.person, contact: "it@school.example" }]),
  ],
  ["PUT", "/v1/admin/policies/:id", () => done],
  ["DELETE", "/v1/admin/policies/:id", () => done],
  ["GET", "/v1/admin/providers", () => ok([{ id: "school", name: "Riverside School", issuer: "https://id.school.example", clientId: "limpid", homeId: "h-2", createPeople: true, linkByEmail: false, hasSecret: true, back: "https://limpid.example.org/v1/session/provider/school/back" }])],
  ["PUT", "/v1/admin/providers/:id", () => done],
  ["DELETE", "/v1/admin/providers/:id", () => done],
];
