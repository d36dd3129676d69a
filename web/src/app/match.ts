/** The parts of an address that a path pattern names with a colon; a last part `:name*` takes the rest of the path. */
export type Params = Record<string, string>;
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
