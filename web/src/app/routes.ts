/**
 * The one table of pages. A page is fetched when somebody goes there. Areas that are not built yet are not listed. The
 * order is that of the navigation. To add a page: a line in the `routes.ts` of its area.
 */
import { routes as files } from "../files/routes";
import { routes as home } from "../home/routes";
import { routes as share } from "../share/routes";
import { routes as storage } from "../storage/routes";
import type { Params, Route } from "./route";

export const ROUTES: readonly Route[] = [...home, ...files, ...storage, ...share];

export interface Match {
  route: Route;
  params: Params;
}

/** Reads the parameters out of a path; undefined if the pattern does not fit. */
export function matchPath(pattern: string, path: string): Params | undefined {
  const wanted = pattern.split("/");
  const given = path.length > 1 ? path.replace(/\/$/, "").split("/") : path.split("/");
  const params: Params = {};
  for (const [at, part] of wanted.entries()) {
    if (part.startsWith(":") && part.endsWith("*")) {
      params[part.slice(1, -1)] = given.slice(at).join("/");
      return params;
    }
    const piece = given[at];
    if (piece === undefined) return undefined;
    if (part.startsWith(":")) params[part.slice(1)] = decode(piece);
    else if (part !== piece) return undefined;
  }
  return given.length === wanted.length ? params : undefined;
}

function decode(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

export function findRoute(path: string, routes: readonly Route[] = ROUTES): Match | undefined {
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (params !== undefined) return { route, params };
  }
  return undefined;
}
