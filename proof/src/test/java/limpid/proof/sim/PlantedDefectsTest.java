package limpid.proof.sim;

import static org.assertj.core.api.Assertions.fail;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checkers bite: each classic mistake is noticed soon. */
class PlantedDefectsTest {
    private static final int HISTORIES = 300;

    @ParameterizedTest
    @EnumSource(Defect.class)
    void areNoticed(Defect defect) {
        int tried = 0;
        for (long seed = 1; tried < HISTORIES; seed++) {
            History history = HistoryMaker.of(seed);
            if (mayShow(defect, history)) {
                tried++;
                if (SimulatorTest.trial(history, Optional.of(defect)).isPresent()
                        && SimulatorTest.trial(history).isEmpty()) {
                    return;
                }
            }
        }
        fail(defect + " goes unnoticed in " + HISTORIES + " histories");
    }

    static boolean mayShow(Defect defect, History history) {
        return defect.shownBy()
                .map(kind -> history.entries().stream()
                        .anyMatch(entry -> entry.act() instanceof Fault fault && fault.kind() == kind))
                .orElse(true);
    }
}
