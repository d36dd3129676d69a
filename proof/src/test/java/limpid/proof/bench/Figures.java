package limpid.proof.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What a peer needed for a work; what could not be measured is not in it. */
record Figures(Map<Measure, Double> values) {
    static final Figures NONE = new Figures(Map.of());

    Figures {
        values = Map.copyOf(values);
    }

    OptionalDouble of(Measure measure) {
        Double value = values.get(measure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    Figures withBytes(Measure measure, long bytes) {
        return with(measure, (double) bytes);
    }

    Figures with(Measure measure, double value) {
        Map<Measure, Double> more = new EnumMap<>(Measure.class);
        more.putAll(values);
        more.put(measure, value);
        return new Figures(more);
    }
}
