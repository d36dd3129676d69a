import type { Picked } from "./engine";

/** What somebody dropped or chose: files with their paths, and all folders, empty ones too. */
export interface Pick {
  readonly files: Picked[];
  readonly folders: string[][];
}

/** Files of an `<input type=file>`; with `webkitdirectory` they carry their paths. */
export function pickOfInput(files: Iterable<File>): Pick {
  const picked = [...files].map((file) => ({ file, path: file.webkitRelativePath.split("/").slice(0, -1) }));
  return { files: picked, folders: picked.map((each) => each.path).filter((path) => path.length > 0) };
}

/**
 * What was dropped, folders with all that is in them. To be called while the event is being handled: browsers take the contents away
 * right after. Handles are taken where the browser has them, since they outlive the page.
 */
export async function pickOfDrop(transfer: DataTransfer): Promise<Pick> {
  const pick: Pick = { files: [], folders: [] };
  const things = [...transfer.items].filter((item) => item.kind === "file").map((item) => ({
    handle: item.getAsFileSystemHandle?.().catch(() => null),
    entry: item.webkitGetAsEntry(),
    file: item.getAsFile(),
  }));
  for (const { handle, entry, file } of things) {
    const held = (await handle) ?? undefined;
    if (held !== undefined) await takeHandle(held, [], pick);
    else if (entry !== null) await takeEntry(entry, [], pick);
    else if (file !== null) pick.files.push({ file, path: [] });
  }
  return pick;
}

async function takeHandle(handle: FileSystemHandle, path: string[], pick: Pick): Promise<void> {
  if (handle.kind === "file") {
    const file = handle as FileSystemFileHandle;
    pick.files.push({ file: await file.getFile(), path, handle: file });
    return;
  }
  const inside = [...path, handle.name];
  pick.folders.push(inside);
  const folder = handle as FileSystemDirectoryHandle & { values(): AsyncIterable<FileSystemHandle> };
  for await (const child of folder.values()) {
    await takeHandle(child, inside, pick);
  }
}

async function takeEntry(entry: FileSystemEntry, path: string[], pick: Pick): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    pick.files.push({ file, path });
    return;
  }
  const inside = [...path, entry.name];
  pick.folders.push(inside);
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader hands out about a hundred at a time, and nothing at the end.
  for (let some = await next(reader); some.length > 0; some = await next(reader)) {
    for (const child of some) await takeEntry(child, inside, pick);
  }
}

function next(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
