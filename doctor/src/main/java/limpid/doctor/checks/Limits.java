package limpid.doctor.checks;

import java.time.Duration;

/** From where on the doctor calls something a problem, and how long it waits for an answer. */
final class Limits {
    /** One step of reaching; all steps together stay within a few seconds. */
    static final Duration STEP = Duration.ofSeconds(3);
    /** Clocks of well-kept machines differ by less than a second; tokens and certificates bear minutes. */
    static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(2);
    /** Less free space than this, and neither downloads nor the agent's own records get on. */
    static final long FREE_BYTES_LEAST = 64L << 20;
    /** The part of a plan from which on its owner is warned, in percent. */
    static final long PLAN_PERCENT_WARN = 80;
    /** An agent that runs reads its folder through every hour; thrice that is no coincidence. */
    static final Duration SCAN_OLDEST = Duration.ofHours(3);
    /** An agent that runs talks to its server every five minutes; thrice that is silence. */
    static final Duration SILENCE_LONGEST = Duration.ofMinutes(15);

    private Limits() {}
}
