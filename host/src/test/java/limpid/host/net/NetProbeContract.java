package limpid.host.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import org.junit.jupiter.api.Test;

/** What every {@link NetProbe} promises, in a network where {@code localhost} is known. */
public interface NetProbeContract {
    Duration PATIENCE = Duration.ofSeconds(20);

    NetProbe subject();

    /** Where somebody listens. */
    InetSocketAddress listening();

    /** Where nobody listens. */
    InetSocketAddress deserted();

    @Test
    default void resolvesNames() {
        assertThat(subject().resolve("localhost", PATIENCE)).contains(InetAddress.getLoopbackAddress());
        ReasonException unknown =
                catchThrowableOfType(ReasonException.class, () -> subject().resolve("no-such-host.invalid", PATIENCE));
        assertThat(unknown.reason().code()).isIn(ReasonCode.DNS_FAILURE, ReasonCode.OFFLINE);
    }

    @Test
    default void measuresHowLongAConnectionTakes() {
        assertThat(subject().connect(listening(), PATIENCE)).isBetween(Duration.ofNanos(1), PATIENCE);
    }

    @Test
    default void saysWhenNobodyListens() {
        ReasonException refused =
                catchThrowableOfType(ReasonException.class, () -> subject().connect(deserted(), PATIENCE));
        assertThat(refused.reason().code()).isIn(ReasonCode.SERVER_UNREACHABLE, ReasonCode.OFFLINE);
    }

    @Test
    default void leavesTheLoopbackOutOfTheLinks() {
        assertThat(subject().links()).noneMatch(link -> link.addresses().contains("127.0.0.1"));
    }
}
