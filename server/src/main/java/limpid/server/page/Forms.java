package limpid.server.page;

import java.util.List;

/** The parts of forms. */
final class Forms {
    /** The field of the token that proves that a form came from our own page. */
    static final String TOKEN = "form-token";

    private Forms() {}

    static Html token(String formToken) {
        return hidden(TOKEN, formToken);
    }

    static Html hidden(String name, String value) {
        return Html.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
    }

    /** A labelled field, with what is wrong in it or a word of advice. */
    static Html field(Field field) {
        String note = field.name() + "-note";
        return Html.of(
                """
                <p class="field{}"><label for="{}">{}</label>
                <input id="{}" name="{}" type="{}" autocomplete="{}" value="{}" maxlength="{}" required{}>{}</p>""",
                field.flaw().isEmpty() ? "" : " wrong",
                field.name(),
                field.label(),
                field.name(),
                field.name(),
                field.type(),
                field.autocomplete(),
                field.value(),
                field.lengthMax(),
                field.flaw().isEmpty() && field.advice().isEmpty()
                        ? Html.NONE
                        : Html.of(" aria-describedby=\"{}\"{}", note, invalid(field)),
                note(note, field));
    }

    /** A complaint above a form; nothing if there is none. */
    static Html complaint(String sentence) {
        return sentence.isEmpty() ? Html.NONE : Html.of("<p class=\"complaint\" role=\"alert\">{}</p>", sentence);
    }

    /** Sentences as a list. */
    static Html list(String css, List<String> sentences) {
        if (sentences.isEmpty()) {
            return Html.NONE;
        }
        return Html.of(
                "<ul class=\"{}\">{}</ul>",
                css,
                Html.join(sentences.stream().map(s -> Html.of("<li>{}</li>", s)).toList()));
    }

    private static Html invalid(Field field) {
        return field.flaw().isEmpty() ? Html.NONE : new Html(" aria-invalid=\"true\"");
    }

    private static Html note(String id, Field field) {
        String text = field.flaw().isEmpty() ? field.advice() : field.flaw();
        return text.isEmpty() ? Html.NONE : Html.of("<span class=\"note\" id=\"{}\">{}</span>", id, text);
    }

    /**
     * One field of a form.
     *
     * @param type such as {@code email}
     * @param autocomplete what browsers and password managers go by
     * @param advice shown below it
     * @param flaw what is wrong with what was typed; shown in place of the advice
     */
    record Field(
            String name,
            String label,
            String type,
            String autocomplete,
            String value,
            int lengthMax,
            String advice,
            String flaw) {}
}
