package limpid.server.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that the server did, at its end.
 *
 * @param name of bounded variety, such as {@code PUT /v1/chunks} or {@code backup}
 * @param status of the reply; for a job 200 or 500
 * @param parent what the asker calls the trace that this is a part of, as {@code traceparent} says it
 */
public record Ended(Kind kind, String name, int status, Instant began, Duration took, Optional<String> parent) {
    /** What it was. */
    public enum Kind {
        REQUEST,
        JOB
    }

    /** Whether the server itself failed. */
    public boolean isFailed() {
        return status >= 500;
    }
}
