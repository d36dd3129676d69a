package limpid.proof.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program to start, and what it finds in its environment beside ours.
 *
 * @param words the program and its arguments
 */
record Command(Map<String, String> environment, List<String> words) {
    Command {
        environment = Map.copyOf(environment);
        words = List.copyOf(words);
    }

    static Command of(String... words) {
        return new Command(Map.of(), List.of(words));
    }

    Command with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value.toString());
        return new Command(more, words);
    }
}
