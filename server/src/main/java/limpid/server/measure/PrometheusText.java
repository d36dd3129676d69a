package limpid.server.measure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Numbers in the text form that Prometheus reads.
 *
 * <p>Source: Prometheus, "Exposition formats", text-based format 0.0.4.
 */
final class PrometheusText {
    /** What a reply in this form is. */
    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder(4096);
    private String family = "";

    /** Begins the lines of one metric; again is well. */
    void family(String name, String help, String type) {
        if (!family.equals(name)) {
            family = name;
            text.append("# HELP ").append(name).append(' ').append(help).append('\n');
            text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        }
    }

    void line(String name, Map<String, String> labels, double value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append(new TreeMap<>(labels)
                    .entrySet().stream()
                            .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                            .collect(Collectors.joining(",", "{", "}")));
        }
        text.append(' ').append(number(value)).append('\n');
    }

    void histogram(String name, String label, String value, Histogram histogram) {
        for (int step = 0; step < Histogram.STEPS.length; step++) {
            line(name + "_bucket", Map.of(label, value, "le", number(Histogram.STEPS[step])), (double)
                    histogram.upTo(step));
        }
        long all = histogram.upTo(Histogram.STEPS.length);
        line(name + "_bucket", Map.of(label, value, "le", "+Inf"), (double) all);
        line(name + "_sum", Map.of(label, value), histogram.seconds());
        line(name + "_count", Map.of(label, value), (double) all);
    }

    /** Samples; those of one name stand together. */
    void samples(List<Sample> samples) {
        for (Sample sample : samples) {
            family(sample.name(), sample.help(), "gauge");
            line(sample.name(), sample.labels(), sample.value());
        }
    }

    private static String number(double value) {
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
        return isWhole ? Long.toString((long) value) : Double.toString(value);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
