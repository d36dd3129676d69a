/** Short messages at the edge of the window: something was done, and can be undone for a while. */

export interface Toast {
  id: number;
  text: string;
  undo?: () => void | Promise<void>;
}

/** Long enough to read and to reach the button; whoever points at a toast stops its clock. */
export const TOAST_MS = 8_000;

class Toasts {
  shown = $state.raw<Toast[]>([]);
  #next = 1;

  /** Says something; with `undo`, offers to take it back. */
  say(text: string, undo?: () => void | Promise<void>): void {
    const toast: Toast = { id: this.#next++, text, ...(undo === undefined ? {} : { undo }) };
    this.shown = [...this.shown.slice(-2), toast];
  }

  close(id: number): void {
    this.shown = this.shown.filter((each) => each.id !== id);
  }
}

export const toasts = new Toasts();
