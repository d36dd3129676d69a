import type { Route } from "../app/route";

export const routes: readonly Route[] = [
  { path: "/files/deleted", title: "files.trash", access: "person", load: () => import("./DeletedPage.svelte") },
  { path: "/files/links", title: "share.links", access: "person", load: () => import("../share/LinksPage.svelte") },
  { path: "/files/:folder*", title: "nav.files", access: "person", nav: "files", load: () => import("./FilesPage.svelte") },
];
