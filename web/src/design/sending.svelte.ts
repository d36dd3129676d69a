import { type Problem, problemOf } from "../api/problem";

/** One form's way to the server: busy while it is on its way, never twice at once, and what went wrong. */
export class Sending {
  busy = $state(false);
  problem = $state.raw<Problem | undefined>(undefined);

  /** Runs the action. True if it went well; otherwise the problem is kept for the page to show. */
  async run(action: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = undefined;
    try {
      await action();
      return true;
    } catch (thrown) {
      this.problem = problemOf(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** What is wrong with a field, in words; undefined if nothing is. */
  flaw(field: string): string | undefined {
    const flaw = this.problem?.flaw;
    return flaw?.field === field ? flaw.sentence : undefined;
  }

  /** The problem, unless one of these fields shows it already. */
  problemBeside(...fields: string[]): Problem | undefined {
    const field = this.problem?.flaw?.field;
    return field !== undefined && fields.includes(field) ? undefined : this.problem;
  }

  clear(): void {
    this.problem = undefined;
  }
}
