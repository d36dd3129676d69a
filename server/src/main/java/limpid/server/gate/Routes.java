package limpid.server.gate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which endpoints answer at a path. */
@FunctionalInterface
public interface Routes {
    /**
     * The endpoints at a path, by method; empty if there is nothing there.
     *
     * @param path the segments, decoded; never {@code .}, {@code ..} or one with a control character. {@code /} has none,
     *     and {@code /a/} has two: {@code a} and the empty one
     */
    Map<Method, Endpoint> at(List<String> path);

    /** What any of {@code tables} knows; of two that know the same, the first. */
    static Routes of(List<Routes> tables) {
        return path -> {
            Map<Method, Endpoint> all = new EnumMap<>(Method.class);
            tables.forEach(table -> table.at(path).forEach(all::putIfAbsent));
            return all;
        };
    }
}
