package limpid.server.gate.panel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One device, as browsers are told of it; docs/protocol.md and the web app read these names.
 *
 * @param tone of all words only IN_STEP is green
 * @param held whether it holds deletions back until somebody confirms them
 */
record DeviceMessage(
        String id,
        String name,
        Person person,
        String platform,
        Optional<String> os,
        Optional<String> model,
        Optional<String> version,
        Optional<String> serial,
        Optional<Battery> battery,
        Optional<Disk> disk,
        String state,
        String tone,
        String sentence,
        Instant since,
        Instant seenAt,
        Instant joinedAt,
        Optional<Instant> signedOutAt,
        Optional<Pending> pending,
        List<Why> reasons,
        Optional<SignIn> mustSignIn,
        Optional<Instant> pausedUntil,
        Optional<Paused> paused,
        Optional<Lost> lost,
        boolean held,
        List<Holding> collections) {
    record Person(String id, String name) {}

    record Battery(int percent, boolean charging) {}

    record Disk(long freeBytes, long totalBytes) {}

    record Pending(long items, long bytes) {}

    record Why(String code, String title, String sentence, Instant since, List<String> steps, List<String> seen) {}

    record SignIn(String code, Instant since, String sentence) {}

    /**
     * A pause.
     *
     * @param heard whether the device knows of it
     */
    record Paused(String by, Instant since, Optional<Instant> until, boolean heard) {}

    record Lost(
            Instant since,
            String by,
            String message,
            Optional<Integer> wipeAfterHours,
            Optional<Instant> wipeDue,
            Optional<Instant> sealedAt,
            Optional<Instant> wipedAt,
            Optional<Instant> foundAt,
            Optional<Sealed> sealed) {}

    /** What is in the seal; {@code unsentItems} of it never reached the server. */
    record Sealed(long items, long bytes, long unsentItems, long unsentBytes) {}

    record Holding(String kind, long items, long bytes) {}
}
