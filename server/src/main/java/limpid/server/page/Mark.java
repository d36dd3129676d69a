package limpid.server.page;

import limpid.server.panel.Tone;

/** The drop that stands for Limpid and for each state: full and ticked when in step, emptier or marked otherwise. */
final class Mark {
    private static final String DROP = "M12 2.2C12 2.2 4.6 10.3 4.6 15.1a7.4 7.4 0 0 0 14.8 0C19.4 10.3 12 2.2 12 2.2z";

    private Mark() {}

    /** The sign of Limpid: a drop with a level. */
    static Html sign() {
        return Html.of("""
                <svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path class="glass" d="{}"/>\
                <path class="water" d="M4.9 13.6c2.4-1.3 4.7-1.3 7.1 0s4.7 1.3 7.1 0c.2.5.3 1 .3 1.5a7.4 7.4 0 0 1-14.8 0c0-.5.1-1 .3-1.5z"/></svg>""", DROP);
    }

    /** The mark of a state. Hidden from screen readers: the words beside it say the same. */
    static Html of(Tone tone) {
        return Html.of("""
                <svg class="mark {}" viewBox="0 0 24 24" aria-hidden="true"><path class="{}" d="{}"/>{}</svg>""", tone.css(), glass(tone), DROP, inside(tone));
    }

    private static String glass(Tone tone) {
        return switch (tone) {
            case IN_STEP, NEEDS_YOU -> "glass full";
            case UNKNOWN -> "glass dashed";
            case SYNCING, WAITING, PAUSED -> "glass";
        };
    }

    private static Html inside(Tone tone) {
        return switch (tone) {
            case IN_STEP -> new Html("<path class=\"line\" d=\"M8.6 15.2l2.5 2.5 4.4-5\"/>");
            case SYNCING -> new Html("<path class=\"line\" d=\"M9.6 14.2l2.4-2.6 2.4 2.6M12 11.8v6.4\"/>");
            case WAITING -> new Html("<path class=\"dots\" d=\"M8.8 15.4h.01M12 15.4h.01M15.2 15.4h.01\"/>");
            case PAUSED -> new Html("<path class=\"line\" d=\"M10.2 12.6v5M13.8 12.6v5\"/>");
            case NEEDS_YOU ->
                new Html("<path class=\"line\" d=\"M12 10.6v4.4\"/><path class=\"dots\" d=\"M12 18.2h.01\"/>");
            case UNKNOWN ->
                new Html("<path class=\"line\" d=\"M10.1 13a1.95 1.95 0 1 1 2.8 1.8c-.6.3-.9.7-.9 1.3\"/>"
                        + "<path class=\"dots\" d=\"M12 18.7h.01\"/>");
        };
    }
}
