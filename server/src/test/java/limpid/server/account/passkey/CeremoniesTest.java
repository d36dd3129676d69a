package limpid.server.account.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import limpid.server.account.HandClock;
import limpid.server.account.SeededChance;
import org.junit.jupiter.api.Test;

class CeremoniesTest {
    private static final RelyingParty HERE = new RelyingParty("localhost", "http://localhost:8420");

    private final HandClock clock = new HandClock();
    private final Ceremonies ceremonies = new Ceremonies(clock, new SeededChance());

    private String ask(String asker) {
        return ceremonies.ask(HERE, Optional.empty(), asker).id();
    }

    @Test
    void areAnsweredOnce() {
        String id = ask("192.0.2.7");
        assertThat(ceremonies.take(id)).isPresent();
        assertThat(ceremonies.take(id)).isEmpty();
    }

    @Test
    void endAfterFiveMinutes() {
        String early = ask("192.0.2.7");
        String late = ask("192.0.2.7");
        clock.move(Ceremonies.LAST.minusMillis(1));
        assertThat(ceremonies.take(early)).isPresent();
        clock.move(Duration.ofMillis(1));
        assertThat(ceremonies.take(late)).isEmpty();
    }

    @Test
    void ofOneAskerAreBoundedAndDisplaceNobodyElses() {
        String others = ask("198.51.100.1");
        String first = ask("192.0.2.7");
        IntStream.range(0, Ceremonies.OPEN_MAX_EACH).forEach(_ -> ask("192.0.2.7"));
        assertThat(ceremonies.take(first)).isEmpty();
        assertThat(ceremonies.take(others)).isPresent();
    }

    @Test
    void ofManyAskersAreBoundedTheOldestGoingFirst() {
        String first = ask("a");
        String second = ask("b");
        IntStream.range(0, Ceremonies.OPEN_MAX - 1).forEach(i -> ask("asker " + i));
        assertThat(ceremonies.take(first)).isEmpty();
        assertThat(ceremonies.take(second)).isPresent();
    }

    @Test
    void haveChallengesThatNobodyGuesses() {
        Ceremony one = ceremonies.ask(HERE, Optional.empty(), "a");
        Ceremony other = ceremonies.ask(HERE, Optional.empty(), "a");
        assertThat(one.challenge()).hasSize(32).isNotEqualTo(other.challenge());
        assertThat(one.toString()).isEqualTo("Ceremony[" + one.id() + "]");
    }
}
