package limpid.core.reason;

import static limpid.core.reason.ReasonTransition.Kind.BEGAN;
import static limpid.core.reason.ReasonTransition.Kind.CHANGED;
import static limpid.core.reason.ReasonTransition.Kind.ENDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every journal does. */
public interface ReasonJournalContract {
    Instant T0 = Instant.parse("2026-11-21T13:00:00Z");

    /** An empty journal. */
    ReasonJournal subject();

    @Test
    default void takesDownBeginningChangeAndEnd() {
        var journal = subject();
        journal.record(List.of(full(T0, "10")), T0);
        journal.record(List.of(full(T0.plusSeconds(5), "10")), T0.plusSeconds(5));
        journal.record(List.of(full(T0.plusSeconds(9), "7")), T0.plusSeconds(9));
        journal.record(List.of(), T0.plusSeconds(20));
        assertThat(journal.since(T0)).extracting(ReasonTransition::kind).containsExactly(BEGAN, CHANGED, ENDED);
        assertThat(journal.since(T0)).extracting(ReasonTransition::at).isSorted();
        assertThat(journal.holding()).isEmpty();
    }

    @Test
    default void remembersWhenAReasonBeganHoweverItsEvidenceChanges() {
        var journal = subject();
        journal.record(List.of(full(T0, "10")), T0);
        journal.record(List.of(full(T0.plusSeconds(9), "7")), T0.plusSeconds(9));
        assertThat(journal.holding()).singleElement().satisfies(reason -> {
            assertThat(reason.since()).isEqualTo(T0);
            assertThat(reason.observed("free-bytes")).contains("7");
        });
    }

    @Test
    default void keepsApartReasonsOfOneCodeAboutDifferentThings() {
        var journal = subject();
        var a = Reason.of(ReasonCode.FILE_UNREADABLE, Subject.item("a"), T0);
        var b = Reason.of(ReasonCode.FILE_UNREADABLE, Subject.item("b"), T0);
        journal.record(List.of(a, b), T0);
        var steps = journal.record(List.of(b), T0.plusSeconds(1));
        assertThat(steps).containsExactly(new ReasonTransition(ENDED, a, T0.plusSeconds(1)));
        assertThat(journal.holding()).containsExactly(b);
    }

    @Test
    default void forgetsWhatIsOldAndKeepsWhatHolds() {
        var journal = subject();
        journal.record(List.of(full(T0, "10")), T0);
        journal.forgetBefore(T0.plusSeconds(60));
        assertThat(journal.since(T0)).isEmpty();
        assertThat(journal.holding()).hasSize(1);
    }

    private static Reason full(Instant since, String free) {
        return Reason.of(
                ReasonCode.DEVICE_DISK_FULL,
                Subject.device(),
                since,
                new Evidence("free-bytes", free, "1000", "disk", since));
    }
}
