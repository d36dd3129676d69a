import { fold, freeName } from "./names";
import type { Holder, Upload } from "./upload";

/** The names in a folder: what the server has there, and what this queue will put there. */
export class Names {
  readonly #spelled = new Map<string, Holder>();
  readonly #folded = new Map<string, Holder>();
  readonly #claimedSpelled = new Set<string>();
  readonly #claimedFolded = new Set<string>();

  constructor(entries: readonly Holder[]) {
    for (const entry of entries) {
      this.#spelled.set(entry.name, entry);
      this.#folded.set(fold(entry.name), entry);
    }
  }

  /**
   * Who has this name already: first by spelling, as the server compares; then folded, as many a disk does. A name that differs only in
   * case passes if the queue brings the other spelling too: then the whole folder comes from a disk that tells them apart.
   */
  holder(name: string, together: ReadonlySet<string>): Holder | undefined {
    const alike = this.#folded.get(fold(name));
    return this.#spelled.get(name) ?? (alike !== undefined && together.has(alike.name) ? undefined : alike);
  }

  /** A folder to go on in, if there is one of this name. */
  folder(name: string): Holder | undefined {
    const holder = this.holder(name, new Set());
    return holder?.kind === "FOLDER" ? holder : undefined;
  }

  isTaken(name: string): boolean {
    const folded = fold(name);
    return this.#folded.has(folded) || this.#claimedFolded.has(folded);
  }

  /** A name beside those that are taken, which is taken from now on. */
  claimFree(name: string): string {
    const free = this.isTaken(name) ? freeName(name, (candidate) => this.isTaken(candidate)) : name;
    this.claim(free);
    return free;
  }

  /** Two files of one queue may have the very same name, from two places: the second is asked about. */
  claim(name: string): boolean {
    const fresh = !this.#claimedSpelled.has(name);
    this.#claimedSpelled.add(name);
    this.#claimedFolded.add(fold(name));
    return fresh;
  }
}

/** What is to be done with one upload, seeing the names in its folder. */
export type Naming =
  | { readonly kind: "PUT"; readonly name: string }
  | { readonly kind: "REPLACE"; readonly holder: Holder }
  | { readonly kind: "SKIP" }
  | { readonly kind: "ASK"; readonly holder?: Holder };

/** Decides how an upload is named. A choice that was made holds for whoever has the name now; a folder is never replaced. */
export function namingOf(upload: Upload, names: Names, together: ReadonlySet<string>): Naming {
  const holder = names.holder(upload.name, together);
  if (upload.choice === "SKIP") {
    return { kind: "SKIP" };
  }
  if (holder === undefined) {
    if (names.claim(upload.name)) {
      return { kind: "PUT", name: upload.name };
    }
    return upload.choice === undefined ? { kind: "ASK" } : { kind: "PUT", name: names.claimFree(upload.name) };
  }
  if (upload.choice === "REPLACE" && holder.kind === "FILE") {
    return { kind: "REPLACE", holder };
  }
  return upload.choice === "BOTH" ? { kind: "PUT", name: names.claimFree(upload.name) } : { kind: "ASK", holder };
}
