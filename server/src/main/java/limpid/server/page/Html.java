package limpid.server.page;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of HTML. Texts come into it only through the holes of a template, which escape them, so a piece is always safe
 * to send.
 *
 * @param markup as it is sent
 */
record Html(String markup) {
    /** Nothing at all. */
    static final Html NONE = new Html("");

    private static final String HOLE = "{}";

    /**
     * Fills the holes {@code {}} of a template, in order. Pieces of HTML go in as they are; everything else goes in as
     * text, escaped for element content and for attribute values in double quotes. The template is a constant of the
     * program, never a text of a person.
     */
    static Html of(String template, Object... values) {
        StringBuilder markup = new StringBuilder(template.length() + 16 * values.length);
        int from = 0;
        for (Object value : values) {
            int hole = template.indexOf(HOLE, from);
            if (hole < 0) {
                throw new IllegalArgumentException("more values than holes");
            }
            markup.append(template, from, hole);
            append(markup, value);
            from = hole + HOLE.length();
        }
        if (template.indexOf(HOLE, from) >= 0) {
            throw new IllegalArgumentException("more holes than values");
        }
        return new Html(markup.append(template, from, template.length()).toString());
    }

    /** A text of a person, kept from changing the direction of the words around it. */
    static Html name(String text) {
        return of("<bdi>{}</bdi>", text);
    }

    /** Pieces one after the other. */
    static Html join(List<Html> pieces) {
        return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining("\n")));
    }

    private static void append(StringBuilder markup, Object value) {
        if (value instanceof Html html) {
            markup.append(html.markup);
        } else {
            escape(markup, value.toString());
        }
    }

    private static void escape(StringBuilder markup, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> markup.append("&amp;");
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '"' -> markup.append("&quot;");
                case '\'' -> markup.append("&#39;");
                default -> markup.append(isShown(c) ? c : '\uFFFD');
            }
        }
    }

    /**
     * Control characters are not allowed in HTML, except line breaks; those that turn the direction of writing would make
     * a name look like another.
     */
    private static boolean isShown(char c) {
        boolean turns = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
        return c == '\n' || c == '\t' || !(turns || Character.isISOControl(c));
    }
}
