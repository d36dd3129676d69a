/** The window's title: what the page shows, then the program. */
class Title {
  #page = $state("");

  set(page: string): void {
    this.#page = page;
    document.title = page === "" ? "Limpid" : `${page} · Limpid`;
  }

  get page(): string {
    return this.#page;
  }
}

export const title = new Title();
