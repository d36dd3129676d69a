package limpid.server.page;

import java.time.Instant;
import java.util.List;
import limpid.server.panel.Tone;

/**
 * What to show of one device.
 *
 * @param sentence its state, in words
 * @param seen its last contact
 * @param whys why it is not in step, one per cause; empty when it is
 */
record DeviceView(String id, String name, String platform, Tone tone, Html sentence, Instant seen, List<Why> whys) {
    DeviceView {
        whys = List.copyOf(whys);
    }

    /**
     * One cause.
     *
     * @param code as in the catalogue, so that it can be looked up
     * @param title the cause in a few words
     * @param sentence what is the matter
     * @param since when it began
     * @param steps what to do, each a sentence
     * @param seen what proves it, each such as {@code free-bytes: 0}
     */
    record Why(String code, String title, String sentence, Instant since, List<String> steps, List<String> seen) {
        Why {
            steps = List.copyOf(steps);
            seen = List.copyOf(seen);
        }
    }
}
