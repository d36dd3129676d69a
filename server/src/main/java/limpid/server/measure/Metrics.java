package limpid.server.measure;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts and times what ended, since the start of the server. Safe for all threads; bounded. */
public final class Metrics implements Ear {
    /** As many different names as are told apart. A server has some hundred; beyond, something makes names up. */
    static final int NAMES_MAX = 500;

    private static final String OTHER = "other";

    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<Name, Histogram> times = new ConcurrentHashMap<>();

    private record Name(Ended.Kind kind, String name) {}

    private record Key(Name name, int status) {}

    @Override
    public void heard(Ended ended) {
        Name name = new Name(ended.kind(), ended.name());
        if (times.size() >= NAMES_MAX && !times.containsKey(name)) {
            name = new Name(ended.kind(), OTHER);
        }
        counts.computeIfAbsent(new Key(name, ended.status()), _ -> new LongAdder())
                .increment();
        times.computeIfAbsent(name, _ -> new Histogram()).add(ended.took());
    }

    /** All of it in Prometheus' text form. */
    void writeTo(PrometheusText text) {
        text.family("limpid_requests_total", "Requests that were answered.", "counter");
        write(text, Ended.Kind.REQUEST, "limpid_requests_total", "route");
        text.family("limpid_request_seconds", "How long answers took.", "histogram");
        writeTimes(text, Ended.Kind.REQUEST, "limpid_request_seconds", "route");
        text.family("limpid_job_runs_total", "Runs of regular work.", "counter");
        write(text, Ended.Kind.JOB, "limpid_job_runs_total", "job");
        text.family("limpid_job_seconds", "How long runs took.", "histogram");
        writeTimes(text, Ended.Kind.JOB, "limpid_job_seconds", "job");
    }

    private void write(PrometheusText text, Ended.Kind kind, String metric, String label) {
        counts.entrySet().stream()
                .filter(entry -> entry.getKey().name().kind() == kind)
                .sorted(Comparator.comparing(entry ->
                        entry.getKey().name().name() + " " + entry.getKey().status()))
                .forEach(entry -> text.line(
                        metric,
                        Map.of(
                                label,
                                entry.getKey().name().name(),
                                "status",
                                Integer.toString(entry.getKey().status())),
                        (double) entry.getValue().sum()));
    }

    private void writeTimes(PrometheusText text, Ended.Kind kind, String metric, String label) {
        times.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .sorted(Comparator.comparing(entry -> entry.getKey().name()))
                .forEach(entry -> text.histogram(metric, label, entry.getKey().name(), entry.getValue()));
    }
}
