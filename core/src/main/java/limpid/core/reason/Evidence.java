package limpid.core.reason;

import java.time.Duration;
import java.time.Instant;

/**
 * One observation that proves a cause.
 *
 * @param what a constant key such as {@code free-bytes}; texts refer to it as {@code {free-bytes}}
 * @param observed the value that was seen
 * @param required the value that would be well; empty if there is no such value
 * @param source which probe saw it
 * @param at when, by this machine's clock
 */
public record Evidence(String what, String observed, String required, String source, Instant at) {
    /** The same observation as a clock tells it that is {@code ahead} less far on. */
    public Evidence earlier(Duration ahead) {
        return new Evidence(what, observed, required, source, at.minus(ahead));
    }
}
