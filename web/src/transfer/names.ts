/** The longest name of an item, in UTF-8 bytes. */
export const NAME_BYTES_MAX = 255;

/** What is wrong with a name; the words are in the catalogue. */
export type NameFlaw = "empty" | "dots" | "character" | "unicode" | "long";

/** Why the server would not take `text` as a name, as `ItemName` of the core judges it; undefined if it would. */
export function flawOf(text: string): NameFlaw | undefined {
  if (text === "") {
    return "empty";
  }
  if (text === "." || text === "..") {
    return "dots";
  }
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[/\u0000-\u001f\u007f-\u009f]/.test(text)) {
    return "character";
  }
  if (/\p{Surrogate}/u.test(text)) {
    return "unicode";
  }
  return utf8Length(text) > NAME_BYTES_MAX ? "long" : undefined;
}

/**
 * What two siblings may not share on a disk that folds names. The server itself compares spellings only; but two names that fold
 * alike can stand together on some of a person's devices and not on others, so a person is asked before that is made.
 */
export function fold(text: string): string {
  const composed = text.normalize("NFC");
  return composed.toUpperCase().toLowerCase().normalize("NFC");
}

/** Length in UTF-8. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Where the extension begins, dot included; the length of the name if it has none. A leading dot begins no extension. */
export function extensionAt(name: string): number {
  const dot = name.lastIndexOf(".");
  return dot > 0 && dot < name.length - 1 && name.length - dot <= 16 ? dot : name.length;
}

/** The first of `name (2).ext`, `name (3).ext` … that `isTaken` lets pass, cut so that it is no longer than a name may be. */
export function freeName(name: string, isTaken: (candidate: string) => boolean): string {
  const dot = extensionAt(name);
  for (let count = 2; ; count++) {
    const candidate = fitted(name.slice(0, dot), ` (${count})`, name.slice(dot));
    if (!isTaken(candidate)) {
      return candidate;
    }
  }
}

function fitted(stem: string, mark: string, extension: string): string {
  const letters = [...stem];
  while (utf8Length(letters.join("") + mark + extension) > NAME_BYTES_MAX) {
    letters.pop();
  }
  return letters.join("") + mark + extension;
}
