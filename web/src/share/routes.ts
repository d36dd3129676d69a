import type { Route } from "../app/route";

export const routes: readonly Route[] = [{ path: "/s", title: "shared.title", access: "shared", load: () => import("./SharedPage.svelte") }];
