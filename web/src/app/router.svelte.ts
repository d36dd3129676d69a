/** Where the reader is: the path, its query and its fragment. Links inside the app do not load the page anew. */

class Place {
  path = $state(location.pathname);
  query = $state.raw(new URLSearchParams(location.search));
  hash = $state(location.hash.slice(1));
  /** Grows with each move to another page; the shell sets the focus then. */
  moves = $state(0);
}

export const place = new Place();

function read(): void {
  if (place.path !== location.pathname) place.moves++;
  place.path = location.pathname;
  place.query = new URLSearchParams(location.search);
  place.hash = location.hash.slice(1);
}

/** Goes to an address of this app. */
export function go(to: string, how: { replace?: boolean } = {}): void {
  if (how.replace === true) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  read();
  if (how.replace !== true) scrollTo(0, 0);
}

/** Changes the query of the page one is on, without a new entry in the history; undefined takes a name away. */
export function setQuery(changes: Record<string, string | undefined>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  go(location.pathname + (text === "" ? "" : `?${text}`), { replace: true });
}

/** Whether a click is the browser's own affair: another window, a download, another site, the server's own pages. */
function isForeign(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
  const elsewhere = link.origin !== location.origin || link.target !== "" || link.hasAttribute("download");
  return event.defaultPrevented || modified || elsewhere || link.pathname.startsWith("/v1/");
}

/** Follows links and the browser's back and forward. Once, at the start. */
export function startRouter(): void {
  addEventListener("popstate", read);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!(link instanceof HTMLAnchorElement) || link.href === "" || isForeign(event, link)) return;
    // A jump within the page, such as the skip link, stays the browser's.
    if (link.pathname === location.pathname && link.search === location.search && link.hash !== "") return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  });
}
