package limpid.server.panel;

import java.time.Instant;
import java.util.List;
import limpid.core.reason.Reason;

/**
 * How a device is, as far as the server can prove it.
 *
 * @param tone how it is shown
 * @param state the word that the device used of itself, or one of {@link #SILENT}, {@link #SIGNED_OUT}, {@link #LOST},
 *     {@link #SIGN_IN}, {@link #NEW}
 * @param sentence the same in words
 * @param since when it began
 * @param reasons why, the one that binds first
 */
public record Judgement(Tone tone, String state, String sentence, Instant since, List<Reason> reasons) {
    /** It has not reported for longer than it promised. */
    public static final String SILENT = "SILENT";
    /** Its secret is worth nothing any more. */
    public static final String SIGNED_OUT = "SIGNED_OUT";
    /** Somebody reported it lost. */
    public static final String LOST = "LOST";
    /** Somebody must sign in there again. */
    public static final String SIGN_IN = "SIGN_IN";
    /** It has joined and said nothing yet. */
    public static final String NEW = "NEW";

    public Judgement {
        reasons = List.copyOf(reasons);
    }
}
