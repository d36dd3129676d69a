import type { Route } from "../app/route";

export const routes: readonly Route[] = [
  { path: "/storage", title: "nav.storage", access: "person", nav: "storage", load: () => import("./StoragePage.svelte") },
  { path: "/storage/clean-up/:kind", title: "storage.clean", access: "person", load: () => import("./CleanUpPage.svelte") },
];
