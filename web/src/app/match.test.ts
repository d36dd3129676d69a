import { expect, it } from "vitest";
import { matchPath } from "./match";

it.each([
  ["/", "/", {}],
  ["/devices", "/devices", {}],
  ["/devices", "/devices/", {}],
  ["/devices/:id", "/devices/a%20b", { id: "a b" }],
  ["/files/:path*", "/files/one/two", { path: "one/two" }],
  ["/files/:path*", "/files", { path: "" }],
  ["/devices/:id", "/devices", undefined],
  ["/devices", "/devices/one", undefined],
  ["/devices/:id", "/people/one", undefined],
  ["/devices/:id", "/devices/%ff", { id: "%ff" }],
])("reads %s of %s", (pattern, path, params) => {
  expect(matchPath(pattern, path)).toEqual(params);
});
