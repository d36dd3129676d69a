/**
 * Every text of the app, by key, in the reader's language. A catalogue is a flat table per area; English is the table
 * whose keys all others have (the compiler and a test hold them to it). Only the language in use is loaded.
 */
import type { en } from "./en";
import { fill, isolate, type Values, type Word } from "./fill";

export type Key = keyof typeof en;
export type Catalogue = Record<Key, Word>;
export type Language = "en" | "de" | "ar";

export const LANGUAGES: Record<Language, { own: string; direction: "ltr" | "rtl" }> = {
  en: { own: "English", direction: "ltr" },
  de: { own: "Deutsch", direction: "ltr" },
  ar: { own: "العربية", direction: "rtl" },
};

const LOADERS: Record<Language, () => Promise<Catalogue>> = {
  en: async () => (await import("./en")).en,
  de: async () => (await import("./de")).de,
  ar: async () => (await import("./ar")).ar,
};

const KEPT = "limpid.language";

class Words {
  language = $state<Language>("en");
  catalogue = $state.raw<Catalogue | undefined>(undefined);

  /** Loads a language and shows everything in it. */
  async use(language: Language): Promise<void> {
    const catalogue = await LOADERS[language]();
    this.catalogue = catalogue;
    this.language = language;
    document.documentElement.lang = language;
    document.documentElement.dir = LANGUAGES[language].direction;
  }

  /** Whether somebody chose a language on this browser. */
  isChosen(): boolean {
    return isLanguage(localStorage.getItem(KEPT));
  }

  /** Chooses a language for this browser. */
  async choose(language: Language): Promise<void> {
    localStorage.setItem(KEPT, language);
    await this.use(language);
  }
}

export const words = new Words();

export function isLanguage(text: string | null | undefined): text is Language {
  return text !== null && text !== undefined && text in LANGUAGES;
}

/** The language to begin with: chosen here, else the first that the browser asks for and we have, else English. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((each) => each.slice(0, 2)).find(isLanguage) ?? "en";
}

/** The text of a key. Values fill `{names}`; a value `n` chooses the plural form. */
export function t(key: Key, values: Values = {}): string {
  const word = words.catalogue?.[key] ?? key;
  return fill(word, words.language, values, LANGUAGES[words.language].direction === "rtl");
}

/** Whether there is a text for a key that was put together at run time, such as a reason's code. */
export function has(key: string): key is Key {
  return words.catalogue !== undefined && key in words.catalogue;
}

export { isolate };
