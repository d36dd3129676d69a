import type { Route } from "../app/route";

export const routes: readonly Route[] = [
  { path: "/", title: "nav.home", access: "person", nav: "home", load: () => import("./HomePage.svelte") },
];
