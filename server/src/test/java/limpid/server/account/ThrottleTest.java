package limpid.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final HandClock clock = new HandClock();
    private final Throttle throttle = new Throttle(clock, 3);

    @Test
    void theFirstWrongTriesCostNothing() {
        throttle.wrong("a");
        throttle.wrong("a");
        assertThat(throttle.heldUntil("a")).isEmpty();
    }

    @Test
    void eachFurtherWrongTryDoublesTheWait() {
        wrong(3);
        assertThat(throttle.heldUntil("a")).contains(clock.now().plusSeconds(1));
        wrong(1);
        assertThat(throttle.heldUntil("a")).contains(clock.now().plusSeconds(2));
        wrong(1);
        assertThat(throttle.heldUntil("a")).contains(clock.now().plusSeconds(4));
    }

    @Test
    void theWaitHasAnEnd() {
        wrong(40);
        assertThat(throttle.heldUntil("a")).contains(clock.now().plus(Throttle.LONGEST));
        clock.move(Throttle.LONGEST);
        assertThat(throttle.heldUntil("a")).isEmpty();
    }

    @Test
    void holdsOnlyWhoWasWrong() {
        wrong(10);
        assertThat(throttle.heldUntil("b")).isEmpty();
    }

    @Test
    void forgetsWhoWasRightAndWhoStoppedTrying() {
        wrong(3);
        throttle.right("a");
        assertThat(throttle.heldUntil("a")).isEmpty();
        wrong(3);
        clock.move(Throttle.FORGIVEN_AFTER.plusSeconds(1));
        throttle.wrong("a");
        assertThat(throttle.heldUntil("a")).isEmpty();
    }

    @Test
    void remembersABoundedNumber() {
        wrong(10);
        for (int i = 0; i < Throttle.KEYS_MAX; i++) {
            throttle.wrong("other " + i);
        }
        assertThat(throttle.heldUntil("a")).isEmpty();
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            throttle.wrong("a");
        }
    }
}
