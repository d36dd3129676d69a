/** Light or dark: as the system says, or as chosen on this browser. */
export type Theme = "system" | "light" | "dark";

const KEPT = "limpid.theme";

class ThemeChoice {
  chosen = $state<Theme>("system");

  /** Reads what was chosen before. Once, at the start. */
  start(): void {
    const kept = localStorage.getItem(KEPT);
    this.#show(kept === "light" || kept === "dark" ? kept : "system");
  }

  choose(theme: Theme): void {
    if (theme === "system") localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, theme);
    this.#show(theme);
  }

  #show(theme: Theme): void {
    this.chosen = theme;
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  }
}

export const theme = new ThemeChoice();
