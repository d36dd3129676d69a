import type { Route } from "../app/route";

export const routes: readonly Route[] = [
  { path: "/devices", title: "devices.title", access: "person", nav: "devices", load: () => import("./DevicesPage.svelte") },
  { path: "/devices/add", title: "join.title", access: "person", load: () => import("./AddDevicePage.svelte") },
  { path: "/devices/:id", title: "devices.title", access: "person", load: () => import("./DevicePage.svelte") },
  { path: "/devices/:id/sheet", title: "devices.sheet", access: "person", load: () => import("./SheetPage.svelte") },
];
