import type { Route } from "../app/route";

export const routes: readonly Route[] = [
  { path: "/security", title: "security.title", access: "person", nav: "security", load: () => import("./SecurityPage.svelte") },
];
