/**
 * The one table of pages. A page is fetched when somebody goes there. Areas that are not built yet are not listed. The
 * order is that of the navigation. To add a page: a line in the `routes.ts` of its area.
 */
import { routes as administration } from "../administration/routes";
import { routes as devices } from "../devices/routes";
import { routes as entrance } from "../entrance/routes";
import { routes as files } from "../files/routes";
import { routes as home } from "../home/routes";
import { routes as people } from "../people/routes";
import { routes as security } from "../security/routes";
import { routes as share } from "../share/routes";
import { routes as storage } from "../storage/routes";
import { matchPath, type Params } from "./match";
import type { Route } from "./route";

export const ROUTES: readonly Route[] = [...home, ...files, ...storage, ...devices, ...people, ...security, ...administration, ...share, ...entrance];

export interface Match {
  route: Route;
  params: Params;
}

export function findRoute(path: string, routes: readonly Route[] = ROUTES): Match | undefined {
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (params !== undefined) return { route, params };
  }
  return undefined;
}
