import type { Entry } from "./entry";
import type { Selection } from "./selection.svelte";

/** What rows and tiles tell their list. */
export interface ListContext {
  selection: Selection;
  /** Without boxes to choose by: nothing can be done with several things at once. */
  single?: boolean;
  hrefOf(entry: Entry): string;
  /** A click on the name: goes there, or looks at it. */
  opened(event: MouseEvent, entry: Entry): void;
  /** A click elsewhere on the row. */
  pointed(event: MouseEvent, index: number): void;
  menu(event: MouseEvent, index: number): void;
  dragged?(event: DragEvent, index: number): void;
  allowsDrop?(event: DragEvent): boolean;
  dropped?(event: DragEvent, folder: string): void;
}
