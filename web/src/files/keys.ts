/** What the keyboard does in a list of files. */
export type Command =
  | { kind: "move"; by: number; range: boolean }
  | { kind: "edge"; end: boolean; range: boolean }
  | { kind: "open" | "toggle" | "rename" | "delete" | "all" | "clear" | "menu" | "up" }
  | { kind: "letter"; letter: string };

/** The keys that a key press of the browser has; `KeyboardEvent` fits. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Reads a key press. `columns` is 1 in a list; `page` is how many entries a window holds. */
export function commandOf(press: Press, columns: number, page: number, isRtl: boolean): Command | undefined {
  const { key, shiftKey: range } = press;
  const plain = !press.ctrlKey && !press.metaKey && !press.altKey;
  const forward = isRtl ? -1 : 1;
  const steps: Record<string, number> = {
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: page,
    PageUp: -page,
    ...(columns > 1 ? { ArrowRight: forward, ArrowLeft: -forward } : {}),
  };
  const by = steps[key];
  if (plain && by !== undefined) return { kind: "move", by, range };
  if (plain && (key === "Home" || key === "End")) return { kind: "edge", end: key === "End", range };
  if ((press.ctrlKey || press.metaKey) && key.toLowerCase() === "a") return { kind: "all" };
  if (press.altKey && key === "ArrowUp") return { kind: "up" };
  if (key === "ContextMenu" || (key === "F10" && range)) return { kind: "menu" };
  return plain ? simple(key) : undefined;
}

function simple(key: string): Command | undefined {
  switch (key) {
    case "Enter":
      return { kind: "open" };
    case " ":
      return { kind: "toggle" };
    case "F2":
      return { kind: "rename" };
    case "Delete":
      return { kind: "delete" };
    case "Escape":
      return { kind: "clear" };
    default:
      return [...key].length === 1 ? { kind: "letter", letter: key } : undefined;
  }
}
