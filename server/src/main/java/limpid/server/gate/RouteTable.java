package limpid.server.gate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Routes written down as a table, one line for each endpoint, so that a reader sees all of them, and a test can ask each one.
 * A pattern is a path in which {@code {name}} stands for any one segment; what is spelled out wins over what is not.
 */
public final class RouteTable implements Routes {
    private final List<Line> lines;
    private final Map<Integer, List<Line>> byLength = new TreeMap<>();

    private RouteTable(List<Line> lines) {
        this.lines = List.copyOf(lines);
        for (Line line : lines) {
            byLength.computeIfAbsent(line.segments().size(), _ -> new ArrayList<>())
                    .add(line);
        }
    }

    /**
     * One endpoint.
     *
     * @param pattern such as {@code v1/home/members/{person}}
     * @param segments of the pattern
     */
    public record Line(Method method, String pattern, List<String> segments, Endpoint endpoint) {
        public Line {
            segments = List.copyOf(segments);
        }

        private boolean matches(List<String> path) {
            for (int i = 0; i < segments.size(); i++) {
                if (!isOpen(segments.get(i)) && !segments.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private long openSegments() {
            return segments.stream().filter(Line::isOpen).count();
        }

        private static boolean isOpen(String segment) {
            return segment.startsWith("{");
        }
    }

    /** A table of these lines. */
    public static RouteTable of(Line... lines) {
        return new RouteTable(List.of(lines));
    }

    /** A line for one method and pattern. */
    public static Line line(Method method, String pattern, Endpoint endpoint) {
        return new Line(method, pattern, List.of(pattern.split("/", -1)), endpoint);
    }

    /** A line for GET, and for HEAD with it. */
    public static Line get(String pattern, Endpoint endpoint) {
        return line(Method.GET, pattern, endpoint);
    }

    /** A line for POST. */
    public static Line post(String pattern, Endpoint endpoint) {
        return line(Method.POST, pattern, endpoint);
    }

    /** A line for PUT. */
    public static Line put(String pattern, Endpoint endpoint) {
        return line(Method.PUT, pattern, endpoint);
    }

    /** A line for DELETE. */
    public static Line delete(String pattern, Endpoint endpoint) {
        return line(Method.DELETE, pattern, endpoint);
    }

    /** All lines, in the order in which they were written. */
    public List<Line> lines() {
        return lines;
    }

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        Map<Method, Line> found = new EnumMap<>(Method.class);
        for (Line line : byLength.getOrDefault(path.size(), List.of())) {
            if (line.matches(path)) {
                found.merge(line.method(), line, RouteTable::plainer);
            }
        }
        Map<Method, Endpoint> endpoints = new EnumMap<>(Method.class);
        found.forEach((method, line) -> endpoints.put(method, line.endpoint()));
        return endpoints;
    }

    private static Line plainer(Line one, Line other) {
        return other.openSegments() < one.openSegments() ? other : one;
    }
}
