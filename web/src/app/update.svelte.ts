/** A newer app that waits to be used. It is offered, never forced: somebody may be in the middle of something. */
class Update {
  use = $state.raw<(() => void) | undefined>(undefined);

  offer(use: () => void): void {
    this.use = use;
  }
}

export const update = new Update();
