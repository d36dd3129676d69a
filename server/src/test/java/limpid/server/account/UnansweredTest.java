package limpid.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnansweredTest {
    private static final Duration LASTS = Duration.ofMinutes(5);

    private final HandClock clock = new HandClock();
    private final Unanswered<String> questions = new Unanswered<>(clock, LASTS);

    @Test
    void areAnsweredOnce() {
        questions.ask("one", "who?", "192.0.2.7");
        assertThat(questions.answer("one")).contains("who?");
        assertThat(questions.answer("one")).isEmpty();
    }

    @Test
    void endAfterTheirTime() {
        questions.ask("early", "who?", "192.0.2.7");
        questions.ask("late", "who?", "192.0.2.7");
        clock.move(LASTS.minusMillis(1));
        assertThat(questions.answer("early")).isPresent();
        clock.move(Duration.ofMillis(1));
        assertThat(questions.answer("late")).isEmpty();
    }

    @Test
    void ofOneAskerAreBoundedAndDisplaceNobodyElses() {
        questions.ask("others", "who?", "198.51.100.1");
        questions.ask("first", "who?", "192.0.2.7");
        IntStream.range(0, Unanswered.OPEN_MAX_EACH).forEach(i -> questions.ask("more " + i, "who?", "192.0.2.7"));
        assertThat(questions.answer("first")).isEmpty();
        assertThat(questions.answer("others")).isPresent();
    }

    @Test
    void ofManyAskersAreBoundedTheOldestGoingFirst() {
        questions.ask("first", "who?", "a");
        questions.ask("second", "who?", "b");
        IntStream.range(0, Unanswered.OPEN_MAX - 1).forEach(i -> questions.ask("more " + i, "who?", "asker " + i));
        assertThat(questions.answer("first")).isEmpty();
        assertThat(questions.answer("second")).isPresent();
    }

    @Test
    void makeRoomByForgettingWhatIsOver() {
        IntStream.range(0, Unanswered.OPEN_MAX).forEach(i -> questions.ask("old " + i, "who?", "asker " + i));
        clock.move(LASTS);
        questions.ask("one", "who?", "a");
        questions.ask("two", "who?", "b");
        assertThat(questions.answer("one")).isPresent();
    }
}
