package limpid.proof.journey;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command answered. */
public record Answer(int code, String out, String err) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** The object that a command with {@code --json} printed. */
    public JsonNode json() {
        return MAPPER.readTree(out);
    }

    /** The codes of a list of reasons in that object. */
    public List<String> codes(String list) {
        return json().path(list)
                .valueStream()
                .map(reason -> reason.path("code").asString())
                .toList();
    }

    /** This, if the command ended so; a failure that shows all it said otherwise. */
    public Answer expecting(int wanted) {
        if (code != wanted) {
            throw new AssertionError("exit " + code + " instead of " + wanted + ": " + out + err);
        }
        return this;
    }
}
