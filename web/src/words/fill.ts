/** A text, or its forms by plural category, as `Intl.PluralRules` names them. */
export type Word = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);
export type Values = Record<string, string | number | undefined>;

const rules = new Map<string, Intl.PluralRules>();

function category(language: string, count: number): Intl.LDMLPluralRule {
  let rule = rules.get(language);
  if (rule === undefined) rules.set(language, (rule = new Intl.PluralRules(language)));
  return rule.select(count);
}

/** Puts a name between marks that keep its direction to itself. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

// Hebrew, Arabic and their neighbours, with their presentation forms.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Fills `{name}` places. Whole numbers are written as the language does. Foreign directions are kept apart. */
export function fill(word: Word, language: string, values: Values, rtl: boolean): string {
  const count = values["n"];
  const text = typeof word === "string" ? word : (word[category(language, Number(count ?? 0))] ?? word.other);
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    if (typeof value === "number") return new Intl.NumberFormat(language).format(value);
    return rtl || RIGHT_TO_LEFT.test(value) ? isolate(value) : value;
  });
}
