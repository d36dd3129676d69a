package limpid.server.program;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.host.time.Clock;
import limpid.server.gate.Routes;
import limpid.server.job.Duty;
import limpid.server.measure.Ear;
import limpid.server.measure.HeardDuties;
import limpid.server.measure.HeardRoutes;
import limpid.server.measure.Metrics;
import limpid.server.trace.Traces;

/**
 * Who hears of what a server does, put together; where nobody does, nothing stands between a request and its endpoint.
 *
 * @param ears all who hear
 * @param metrics one of them, if there are metrics
 */
record Hearing(List<Ear> ears, Optional<Metrics> metrics, Clock clock) {
    /** As settings wish; {@code opened} learns how to end it. */
    static Hearing of(Observing wished, Clock clock, Opened opened) {
        List<Ear> ears = new ArrayList<>();
        Optional<Metrics> metrics = wished.metrics() ? Optional.of(new Metrics()) : Optional.empty();
        metrics.ifPresent(ears::add);
        wished.traces().ifPresent(endpoint -> ears.add(traces(endpoint, opened)));
        return new Hearing(List.copyOf(ears), metrics, clock);
    }

    /** In a method of its own: its classes are loaded when it is called, and not before. */
    private static Ear traces(URI endpoint, Opened opened) {
        Traces traces = Traces.to(endpoint);
        opened.add(traces::close);
        return traces;
    }

    Routes over(Routes routes) {
        return ears.isEmpty() ? routes : new HeardRoutes(routes, Ear.all(ears), clock);
    }

    Duty over(Duty duty) {
        return ears.isEmpty() ? duty : new HeardDuties(Ear.all(ears), clock).of(duty);
    }
}
