/** The fixture's own account. */
import { ahead, before, DAY, devices, HOUR, me, MINUTE } from "./household.ts";
import { done, flaw, made, ok, type Row } from "./table.ts";

const own = {
  person: me.person,
  createdAt: before(400 * DAY),
  password: { setAt: before(40 * DAY) },
  totp: { on: false, since: undefined as string | undefined, recoveryCodesLeft: 0 },
  passkeys: [{ id: "k-1", name: "Phone", createdAt: before(30 * DAY), lastUsedAt: before(2 * HOUR) }],
  appPasswords: [{ id: "a-1", name: "Calendar on the tablet", scopes: ["calendars", "contacts"], createdAt: before(90 * DAY), lastUsedAt: before(DAY) }],
  deletion: undefined as { due: string } | undefined,
};

const CODES = Array.from({ length: 10 }, (_, at) => `k7m${at}-x2vq-9${at}tr`);

export const account: Row[] = [
  ["GET", "/v1/account", () => ok(own)],
  ["PUT", "/v1/account/name", ({ body }) => ((me.person.name = String(body["name"])), done)],
  ["PUT", "/v1/account/language", () => done],
  ["PUT", "/v1/account/email", ({ body }) => (body["password"] === "wrong" ? flaw("password", "This is not your password.") : done)],
  ["GET", "/v1/account/effects", () => ok({ devices: devices.map(({ id, name, seenAt }) => ({ id, name, seenAt })), sessions: 2, appPasswords: 1 })],
  [
    "PUT",
    "/v1/account/password",
    ({ body }) => {
      if (body["password"] === "wrong") return flaw("password", "This is not your password.");
      const again = body["signInAgain"] as string[];
      return ok({ devices: devices.map(({ id, name }) => ({ id, name, effect: again.includes(id) ? "SIGN_IN_AGAIN" : "KEEPS" })) });
    },
  ],
  ["POST", "/v1/account/totp/begin", () => ok({ secret: "JBSW Y3DP EHPK 3PXP", uri: "otpauth://totp/Limpid:ada", qr: { size: 3, path: "M0 0h1v1h-1zM2 2h1v1h-1z" } })],
  ["PUT", "/v1/account/totp", () => ((own.totp = { on: true, since: new Date().toISOString(), recoveryCodesLeft: 10 }), ok({ recoveryCodes: CODES }))],
  ["POST", "/v1/account/totp/off", () => ((own.totp = { on: false, since: undefined, recoveryCodesLeft: 0 }), done)],
  ["POST", "/v1/account/recovery-codes", () => ok({ recoveryCodes: CODES })],
  ["PUT", "/v1/account/passkeys/:id/name", () => done],
  ["DELETE", "/v1/account/passkeys/:id", ({ params }) => ((own.passkeys = own.passkeys.filter((each) => each.id !== params["id"])), done)],
  ["PUT", "/v1/account/app-passwords/:id", () => made({ password: "wkqt-9x2v-m7rp-4hzn" })],
  ["DELETE", "/v1/account/app-passwords/:id", () => done],
  ["GET", "/v1/account/providers", () => ok([{ id: "school", name: "Riverside School" }])],
  [
    "GET",
    "/v1/account/sessions",
    () =>
      ok([
        { id: "s-1", current: true, client: "Firefox on Linux", address: "192.0.2.10", createdAt: before(DAY), seenAt: before(10_000) },
        { id: "s-2", current: false, client: "Safari on iPhone", address: "2001:db8::12", createdAt: before(9 * DAY), seenAt: before(3 * HOUR) },
      ]),
  ],
  ["DELETE", "/v1/account/sessions/:id", () => done],
  ["POST", "/v1/account/sign-out-everywhere", () => done],
  [
    "GET",
    "/v1/account/history",
    () =>
      ok([
        { at: before(MINUTE), what: "SIGN_IN", address: "192.0.2.10", client: "Firefox on Linux", ok: true },
        { at: before(3 * HOUR), what: "SIGN_IN_REFUSED", address: "198.51.100.7", client: "curl", ok: false },
        { at: before(40 * DAY), what: "PASSWORD_CHANGED", address: "192.0.2.10", client: "Firefox on Linux", ok: true },
        { at: before(41 * DAY), what: "PASSKEY_ADDED", address: "192.0.2.10", client: "Firefox on Linux", ok: true },
      ]),
  ],
  ["POST", "/v1/account/deletion", () => ((own.deletion = { due: ahead(30 * DAY) }), ok({ due: ahead(30 * DAY), receipt: "R-20261121-7F3A" }))],
  ["DELETE", "/v1/account/deletion", () => ((own.deletion = undefined), done)],
];
