package limpid.server.page;

import java.util.List;
import limpid.server.panel.Tone;

/**
 * The state of all devices in one sentence, by the worst of them.
 *
 * @param sentence such as {@code Everything is in step.}
 * @param beside one more, calmer sentence
 */
record Headline(Tone tone, String sentence, String beside) {
    /** The order in which a tone wins: what a person can act on first, what is well last. */
    private static final List<Tone> ORDER =
            List.of(Tone.NEEDS_YOU, Tone.UNKNOWN, Tone.PAUSED, Tone.WAITING, Tone.SYNCING, Tone.IN_STEP);

    static Headline of(List<DeviceView> devices) {
        if (devices.isEmpty()) {
            return new Headline(
                    Tone.UNKNOWN,
                    "No device yet.",
                    "Add your first computer, and its files are kept in step from then on.");
        }
        for (Tone tone : ORDER) {
            long count =
                    devices.stream().filter(device -> device.tone() == tone).count();
            if (count > 0) {
                return new Headline(tone, sentence(tone, count), beside(tone, devices.size()));
            }
        }
        throw new IllegalStateException("a tone is missing in the order");
    }

    private static String sentence(Tone tone, long count) {
        String devices = count == 1 ? "One device" : count + " devices";
        boolean one = count == 1;
        return switch (tone) {
            case NEEDS_YOU -> devices + (one ? " needs you." : " need you.");
            case UNKNOWN -> devices + (one ? " has not been heard from." : " have not been heard from.");
            case PAUSED -> devices + (one ? " is paused." : " are paused.");
            case WAITING -> devices + (one ? " is waiting." : " are waiting.");
            case SYNCING -> devices + (one ? " is syncing." : " are syncing.");
            case IN_STEP -> "Everything is in step.";
        };
    }

    private static String beside(Tone tone, int all) {
        return switch (tone) {
            case NEEDS_YOU -> "What is the matter, and what to do, stands below.";
            case UNKNOWN -> "What it has is not known until it reports again.";
            case PAUSED -> "It goes on when somebody resumes it, or when its time is over.";
            case WAITING -> "It goes on by itself as soon as it can.";
            case SYNCING -> "Changes are on their way.";
            case IN_STEP ->
                all == 1
                        ? "This device and the server hold the same, compared just now."
                        : "All devices and the server hold the same, compared just now.";
        };
    }
}
