package limpid.server.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import limpid.server.measure.Ear;
import limpid.server.measure.Ended;
import limpid.wire.message.Release;
import org.jspecify.annotations.Nullable;

/** Tells a collector of everything that ended, as spans. Safe for all threads; telling happens on a thread of its own. */
public final class Traces implements Ear, AutoCloseable {
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    private static final AttributeKey<String> VERSION = AttributeKey.stringKey("service.version");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private Traces(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("limpid");
    }

    /** To the collector at {@code endpoint}, such as {@code http://127.0.0.1:4318/v1/traces}. */
    public static Traces to(URI endpoint) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.toString())
                .setTimeout(PATIENCE)
                .build();
        Resource limpid = Resource.create(Attributes.of(SERVICE, "limpid", VERSION, Release.VERSION));
        return new Traces(SdkTracerProvider.builder()
                .setResource(limpid)
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(Duration.ofSeconds(2))
                        .build())
                .build());
    }

    @Override
    public void heard(Ended ended) {
        SpanKind kind =
                switch (ended.kind()) {
                    case REQUEST -> SpanKind.SERVER;
                    case JOB -> SpanKind.INTERNAL;
                };
        Span span = tracer.spanBuilder(ended.name())
                .setSpanKind(kind)
                .setParent(parent(ended.parent()))
                .setStartTimestamp(nanos(ended.began()), TimeUnit.NANOSECONDS)
                .setAttribute(STATUS, (long) ended.status())
                .startSpan();
        if (ended.isFailed()) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(nanos(ended.began().plus(ended.took())), TimeUnit.NANOSECONDS);
    }

    private static Context parent(Optional<String> header) {
        return header.map(
                        text -> W3CTraceContextPropagator.getInstance().extract(Context.root(), text, new OneHeader()))
                .orElse(Context.root());
    }

    private static long nanos(Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }

    /** Tells what is left, for some seconds at the most. */
    @Override
    public void close() {
        provider.shutdown().join(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The one header that says which trace a request belongs to. */
    private static final class OneHeader implements TextMapGetter<String> {
        private static final String NAME = "traceparent";

        @Override
        public Iterable<String> keys(String header) {
            return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable String header, String key) {
            return key.equals(NAME) ? header : null;
        }
    }
}
