package limpid.doctor.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.doctor.check.Examined;
import limpid.doctor.check.Finding;
import limpid.doctor.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;

class RepairTest {
    private static final Instant NOW = Instant.parse("2026-11-21T13:50:00Z");

    private final List<ReasonCode> ill = new ArrayList<>();
    private final List<String> applied = new ArrayList<>();

    @Test
    void tellsWhatItWouldDoWithoutDoingIt() {
        ill.add(ReasonCode.AGENT_NOT_RUNNING);
        var proposals = repair(starts(true)).proposals(diagnosis());
        assertThat(proposals).singleElement().satisfies(proposal -> {
            assertThat(proposal.action()).isEqualTo("start-agent");
            assertThat(proposal.preview()).isEqualTo("Starts the agent.");
        });
        assertThat(applied).isEmpty();
    }

    @Test
    void saysThatItHelpedOnlyWhenTheChecksSaySo() {
        ill.add(ReasonCode.AGENT_NOT_RUNNING);
        var outcome = applied(starts(true));
        assertThat(outcome.attempts()).extracting(Attempt::result).containsExactly(new Result.Helped());
        assertThat(outcome.after().isHealthy()).isTrue();
    }

    @Test
    void saysThatItDidNotHelpWhenTheCauseIsStillThere() {
        ill.add(ReasonCode.AGENT_NOT_RUNNING);
        var outcome = applied(starts(false));
        assertThat(applied).containsExactly("start-agent");
        assertThat(outcome.attempts()).extracting(Attempt::result).containsExactly(new Result.DidNotHelp());
    }

    @Test
    void saysWhatPreventedIt() {
        ill.add(ReasonCode.AGENT_NOT_RUNNING);
        var outcome = applied(new Start() {
            @Override
            public void apply(Reason reason) {
                throw new ReasonException(reason(ReasonCode.DEVICE_DISK_FULL));
            }
        });
        assertThat(outcome.attempts())
                .extracting(Attempt::result)
                .containsExactly(new Result.Prevented(reason(ReasonCode.DEVICE_DISK_FULL)));
    }

    @Test
    void leavesAloneWhatItHasNoFixFor() {
        ill.add(ReasonCode.QUOTA_EXCEEDED);
        var outcome = applied(starts(true));
        assertThat(outcome.attempts()).isEmpty();
        assertThat(outcome.after()).isEqualTo(diagnosis());
    }

    private Repair repair(Fix fix) {
        return new Repair(List.of(fix), this::diagnosis);
    }

    private Outcome applied(Fix fix) {
        try {
            return repair(fix).apply(diagnosis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Diagnosis diagnosis() {
        return Diagnosis.of(ill.stream()
                .map(code -> new Examined("check", "A check", Finding.Problem.of(reason(code)), 1))
                .toList());
    }

    private static Reason reason(ReasonCode code) {
        return Reason.of(code, Subject.device(), NOW);
    }

    private Start starts(boolean helps) {
        return new Start() {
            @Override
            public void apply(Reason reason) {
                applied.add(action());
                if (helps) {
                    ill.remove(reason.code());
                }
            }
        };
    }

    private abstract static class Start implements Fix {
        @Override
        public String action() {
            return "start-agent";
        }

        @Override
        public Set<ReasonCode> codes() {
            return Set.of(ReasonCode.AGENT_NOT_RUNNING);
        }

        @Override
        public String preview(Reason reason) {
            return "Starts the agent.";
        }
    }
}
