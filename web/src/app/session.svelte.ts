/** Who is signed in, as the server says; everything the shell shows about the person comes from here. */
import { hints } from "../api/hints.svelte";
import { look, remove, whenSignedOut } from "../api/http";
import { type Problem, problemOf } from "../api/problem";
import type { Me } from "../api/types";
import { forgetSeen } from "./offline";

class Session {
  me = $state.raw<Me | undefined>(undefined);
  /** `asking` until the first answer; `away` when the server cannot say and nothing was seen before. */
  state = $state<"asking" | "in" | "out" | "away">("asking");
  problem = $state.raw<Problem | undefined>(undefined);
  asOf = $state.raw<Date | undefined>(undefined);

  /** Asks who is signed in. */
  async refresh(): Promise<void> {
    try {
      const answer = await look<Me>("/v1/session");
      this.asOf = answer.asOf;
      this.enter(answer.value);
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.code === "NOT_SIGNED_IN") return;
      this.problem = problem;
      if (this.state === "asking") this.state = "away";
    }
  }

  /** Somebody is signed in: after a sign-in, or as seen at the start. */
  enter(me: Me): void {
    this.me = me;
    this.problem = undefined;
    this.state = "in";
    hints.start();
  }

  /** The session is over, by the server's word. What was seen is forgotten, so that the next person does not see it. */
  leave(): void {
    hints.stop();
    this.me = undefined;
    this.asOf = undefined;
    this.state = "out";
    void forgetSeen();
  }

  async signOut(): Promise<void> {
    await remove("/v1/session");
    this.leave();
  }
}

export const session = new Session();
whenSignedOut(() => session.leave());
hints.listen((hint) => {
  if (hint.kind === "SPACE" || hint.kind === "CONNECTED") void session.refresh();
});

/** The signed-in person. Only for pages that the shell shows to somebody signed in. */
export function me(): Me {
  if (session.me === undefined) throw new Error("nobody is signed in");
  return session.me;
}
