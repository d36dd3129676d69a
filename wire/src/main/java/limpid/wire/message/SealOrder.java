package limpid.wire.message;

import java.time.Instant;
import java.util.Optional;

/**
 * What a device shall do with what it keeps in step, because it is lost or was found: the one thing that its secret opens
 * then.
 *
 * @param step what to do
 * @param by who said so, for people; empty text for {@link Step#NONE}
 * @param since when that was said
 * @param message for whoever finds the device
 * @param publicKey for which it seals, in hexadecimal; empty text for {@link Step#NONE}
 * @param privateKey which opens the seals; only with {@link Step#OPEN}
 * @param heard what the device last said that it has done
 */
public record SealOrder(
        Step step,
        String by,
        Instant since,
        String message,
        String publicKey,
        Optional<String> privateKey,
        Optional<Step> heard) {
    /** What a device shall do. */
    public enum Step {
        /** Nothing: it is not lost. */
        NONE,
        /** Lock what it holds. */
        SEAL,
        /** Lock it, and remove of that what the server holds. */
        WIPE,
        /** It was found: open what was locked. */
        OPEN
    }

    /** A device that is not lost. */
    public static SealOrder none(Instant now) {
        return new SealOrder(Step.NONE, "", now, "", "", Optional.empty(), Optional.empty());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SealOrder[" + step + "]";
    }
}
