import { expect, it } from "vitest";
import { networksOf } from "./rules";

it.each([
  ["", []],
  ["192.0.2.0/24", ["192.0.2.0/24"]],
  [" 192.0.2.0/24\n\n2001:db8::/32 ", ["192.0.2.0/24", "2001:db8::/32"]],
  ["192.0.2.0/24, 198.51.100.0/24", ["192.0.2.0/24", "198.51.100.0/24"]],
])("reads the networks of %j", (text, networks) => {
  expect(networksOf(text)).toEqual(networks);
});
