/** What is in the fixture's library: a household's folders, a folder of a hundred thousand rows, and names of every kind. */
import { type Item, Library, ROOT } from "./library.ts";
import { pdf, picture, tone } from "./pictures.ts";

let counter = 0;

function nextId(): string {
  return `f${(++counter).toString(16).padStart(31, "0")}`;
}

const DEVICES = ["Ada's laptop", "Phone", "Desk"];
const NOW = Date.now();

class Stocker {
  readonly #library: Library;

  constructor(library: Library) {
    this.#library = library;
  }

  folder(parent: string, name: string): string {
    return this.#item({ parent, name, kind: "FOLDER", size: 0 });
  }

  file(parent: string, name: string, bytes: Uint8Array | string): string {
    const content = this.#library.hold(typeof bytes === "string" ? Buffer.from(bytes) : bytes);
    return this.#item({ parent, name, kind: "FILE", ...content });
  }

  /** A row without bytes behind it, for lists that are looked at and not opened. */
  row(parent: string, name: string, size: number): string {
    return this.#item({ parent, name, kind: "FILE", content: `c${"0".repeat(64)}`, size });
  }

  #item(put: Pick<Item, "parent" | "name" | "kind" | "size"> & { content?: string }): string {
    const id = nextId();
    const at = new Date(NOW - (counter % 3000) * 3_600_000 * 7).toISOString();
    this.#library.items.set(id, { ...put, id, version: 1, modified: at, editedAt: at, device: DEVICES[counter % 3] ?? "", past: [] });
    return id;
  }
}

export function stocked(): Library {
  const library = new Library();
  const stock = new Stocker(library);
  const documents = stock.folder(ROOT, "Documents");
  stock.file(documents, "Letter to the council.txt", "Dear council,\n\nthe river path needs a lamp.\n\nYours\nAda\n");
  stock.file(documents, "Grüße.txt", Buffer.from("Grüße aus Köln, in Latin-1.\n", "latin1"));
  stock.file(documents, "Contract.pdf", pdf("A contract in one sentence."));
  stock.file(documents, "budget.csv", "month;euro\nJanuary;1200\nFebruary;1180\n");
  stock.folder(documents, "Empty folder");
  const pictures = stock.folder(ROOT, "Pictures");
  for (let at = 1; at <= 24; at++) stock.file(pictures, `Lake ${String(at).padStart(2, "0")}.png`, picture(at));
  const music = stock.folder(ROOT, "Music");
  stock.file(music, "A tone.wav", tone());
  const many = stock.folder(ROOT, "Many");
  for (let at = 0; at < 100_000; at++) stock.row(many, `scan-${String(at).padStart(6, "0")}.tiff`, 1000 + ((at * 7919) % 5_000_000));
  const odd = stock.folder(ROOT, "Names of every kind");
  const names = ["‮cod.exe", "ملف مهم جدا.txt", "読む本.md", "e\u0301 and é", "👩‍🚀🏳️‍🌈.svg", "<script>alert(1)</script>.html", "  spaces  ", `${"A very long name that says what it is about and does not stop ".repeat(3)}.final.docx`, "ｆｕｌｌ　ｗｉｄｔｈ", "İstanbul ıI.txt"];
  for (const name of names) stock.file(odd, name, `This file is called ${name}\n`);
  const report = stock.file(ROOT, "Report.txt", "First draft.\n");
  rewrite(library, report, "Second draft, longer.\n");
  rewrite(library, report, "Third draft, with a conclusion.\n");
  stock.file(ROOT, "Welcome.md", "# Welcome\n\nThis is a fixture.\n");
  const gone = stock.folder(ROOT, "Old project");
  const inside = stock.file(gone, "notes.txt", "old notes");
  const alone = stock.file(documents, "draft.txt", "a draft");
  remove(library, inside, gone);
  remove(library, alone);
  return library;
}

function rewrite(library: Library, id: string, text: string): void {
  const item = library.items.get(id);
  if (item === undefined) return;
  const content = library.hold(Buffer.from(text));
  const at = new Date(NOW - 3_600_000 / (item.version + 1)).toISOString();
  library.items.set(id, { ...item, ...content, version: item.version + 1, modified: at, editedAt: at, past: [...item.past, item] });
}

function remove(library: Library, ...ids: string[]): void {
  const at = new Date(NOW - 7_200_000).toISOString();
  for (const id of ids) {
    const item = library.items.get(id);
    if (item) library.items.set(id, { ...item, deleted: true, version: item.version + 1, editedAt: at });
  }
}
