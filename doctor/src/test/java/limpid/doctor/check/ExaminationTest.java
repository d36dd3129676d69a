package limpid.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.SimClock;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private final SimClock clock = new SimClock();
    private final List<String> looked = new ArrayList<>();

    @Test
    void looksAtWhatIsNeededFirstAndReportsInTheOrderAsked() {
        var results = run(check("c", "b"), check("b", "a"), check("a"));
        assertThat(looked).containsExactly("a", "b", "c");
        assertThat(results).extracting(Examined::id).containsExactly("c", "b", "a");
    }

    @Test
    void doesNotLookWhereANeedIsNotHealthy() {
        var results = run(check("c", "b"), check("b", "a"), failing("a"));
        assertThat(looked).containsExactly("a");
        assertThat(results)
                .filteredOn(examined -> examined.finding() instanceof Finding.NotChecked)
                .hasSize(2);
        assertThat(results.get(1).finding())
                .isEqualTo(
                        new Finding.NotChecked("it makes sense only when this is well: title of a", Optional.of("a")));
    }

    @Test
    void countsANeedThatNobodyChoseAsHealthy() {
        assertThat(run(check("a", "left-out"))).singleElement().satisfies(examined -> assertThat(examined.finding())
                .isInstanceOf(Finding.Healthy.class));
    }

    @Test
    void refusesChecksThatNeedEachOther() {
        assertThatThrownBy(() -> run(check("a", "b"), check("b", "a"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesAReasonThatACheckMeetsForItsProblem() {
        assertThat(run(failing("a")).getFirst().finding()).isInstanceOf(Finding.Problem.class);
    }

    @Test
    void neverTakesAnAnswerThatDidNotComeForAHealthyOne() {
        var slow = check("slow", () -> {
            clock.advance(Examination.ROUND);
            return Finding.Healthy.because();
        });
        var results = run(slow, check("next"), check("after", "next"));
        assertThat(results).extracting(Examined::finding).allSatisfy(finding -> assertThat(finding)
                .isInstanceOf(Finding.NotChecked.class));
        assertThat(results.getFirst().millis()).isEqualTo(Examination.ROUND.toMillis());
        assertThat(looked).containsExactly("slow");
    }

    @Test
    void measuresHowLongACheckTook() {
        var slow = check("slow", () -> {
            clock.advance(Duration.ofMillis(1234));
            return Finding.Healthy.because();
        });
        assertThat(run(slow).getFirst().millis()).isEqualTo(1234);
    }

    private List<Examined> run(Check... checks) {
        try {
            return new Examination(new OneAfterAnother(clock), clock).run(List.of(checks));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Check check(String id, String... needs) {
        return check(id, Finding.Healthy::because, needs);
    }

    private Check failing(String id) {
        return check(id, () -> {
            throw new ReasonException(Reason.of(ReasonCode.IO_ERROR, Subject.device(), clock.now()));
        });
    }

    private Check check(String id, Supplier<Finding> look, String... needs) {
        return new Check() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public String title() {
                return "title of " + id;
            }

            @Override
            public List<String> needs() {
                return List.of(needs);
            }

            @Override
            public Finding look() {
                looked.add(id);
                return look.get();
            }
        };
    }
}
