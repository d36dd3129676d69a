import type { Route } from "../app/route";

export const routes: readonly Route[] = [
  { path: "/people", title: "nav.people", access: "person", nav: "people", load: () => import("./PeoplePage.svelte") },
];
