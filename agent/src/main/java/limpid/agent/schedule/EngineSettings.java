package limpid.agent.schedule;

import java.time.Duration;

/**
 * What the engine must know of its device, and its measures.
 *
 * @param device its name, for conflict names
 * @param foldsNames whether its disk takes names that differ only in case or Unicode form for one
 * @param pace how fast it goes at things
 */
public record EngineSettings(String device, boolean foldsNames, Pace pace) {
    /**
     * Times between things.
     *
     * @param quiet how long a file whose writer may not be done must stay untouched before it is read
     * @param gather how long hints are gathered, so that both ends of a rename are looked at together
     * @param deletionGrace how long a name must be gone before the server is told: editors replace files in two steps
     * @param rescan between two looks at everything
     * @param rescanBlind the same while the disk gives no hints
     * @param pull between two questions when no hint comes
     */
    public record Pace(
            Duration quiet,
            Duration gather,
            Duration deletionGrace,
            Duration rescan,
            Duration rescanBlind,
            Duration pull) {
        /** What devices use. */
        public static final Pace USUAL = new Pace(
                Duration.ofSeconds(2),
                Duration.ofMillis(25),
                Duration.ofMillis(300),
                Duration.ofHours(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60));
    }

    /** For a device of this name on a disk that tells all names apart. */
    public static EngineSettings named(String device) {
        return new EngineSettings(device, false, Pace.USUAL);
    }
}
