package limpid.agent.report;

import java.util.Locale;
import java.util.Optional;
import limpid.agent.schedule.Status;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonTexts;

/** The state of a device in one sentence for people. */
public final class Sentences {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private final ReasonTexts texts;

    public Sentences(ReasonTexts texts) {
        this.texts = texts;
    }

    /** Such as "Sync paused: The plan is full …" or "In step". */
    public String of(Status status) {
        return switch (status.state()) {
            case IN_STEP -> "In step";
            case SYNCING -> "Syncing" + left(status);
            case WAITING -> "Waiting: " + because(status.binding(), "for something to change");
            case PAUSED -> "Sync paused: " + because(status.binding(), "somebody asked for it");
            case NEEDS_YOU -> "Needs you: " + because(status.binding(), "see the reasons");
        };
    }

    private static String left(Status status) {
        if (status.pendingItems() == 0) {
            return ": making sure that both sides are alike";
        }
        String items = status.pendingItems() == 1 ? "1 item" : status.pendingItems() + " items";
        return ": " + items + (status.pendingBytes() > 0 ? ", " + size(status.pendingBytes()) : "") + " left";
    }

    private String because(Optional<Reason> reason, String otherwise) {
        return reason.map(texts::sentence).orElse(otherwise);
    }

    /** A size for people, such as {@code 12.3 GB}. */
    public static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0
                ? bytes + " " + UNITS[0]
                : String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }
}
