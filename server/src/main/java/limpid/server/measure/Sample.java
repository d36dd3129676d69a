package limpid.server.measure;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A number as it stands.
 *
 * @param name such as {@code limpid_homes}
 * @param help what it counts
 * @param labels of few values each
 */
public record Sample(String name, String help, SortedMap<String, String> labels, double value) {
    /** One without labels. */
    public static Sample of(String name, String help, double value) {
        return new Sample(name, help, new TreeMap<>(), value);
    }

    /** One of several of the same name. */
    public static Sample of(String name, String help, String label, String text, double value) {
        return new Sample(name, help, new TreeMap<>(Map.of(label, text)), value);
    }

    /** A count without labels; Prometheus keeps numbers as doubles, exact up to 2^53. */
    public static Sample of(String name, String help, long count) {
        return of(name, help, (double) count);
    }

    /** A count with one label. */
    public static Sample of(String name, String help, String label, String text, long count) {
        return of(name, help, label, text, (double) count);
    }
}
