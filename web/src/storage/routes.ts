import type { Route } from "../app/route";

export const routes: readonly Route[] = [];
