package limpid.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StatusReadingTest {
    private static final String STATUS = """
            {"device":{"id":"d1","name":"laptop"},"state":"WAITING","sentence":"…","pending":{"items":12,"bytes":5},
             "reasons":[{"code":"QUOTA_EXCEEDED","class":"FAILED","scope":"HOME","subject":"","since":"2026-11-21T13:00:00Z",
               "evidence":[{"what":"free-bytes","observed":"0","required":"","source":"library","at":"2026-11-21T13:00:00Z"}],
               "clearsOn":["PLAN_HAS_ROOM"],"nextAttemptAt":null,"attempts":3,"items":12,"bytes":5,"sample":["a","b"]},
              {"code":"SOMETHING_NEWER","scope":"GALAXY","since":"2026-11-21T13:00:00Z","items":1,"sample":[]}],
             "leftOut":[],"proof":{"lastScan":"2026-11-21T12:59:00Z","lastPull":null,"lastServerContact":null},
             "at":"2026-11-21T13:01:00Z"}""";

    @Test
    void readsWhatTheStatusSays() {
        var status = StatusReading.of(new JsonMapper().readTree(STATUS), true);
        assertThat(status.state()).isEqualTo("WAITING");
        assertThat(status.seenAt()).contains(Instant.parse("2026-11-21T13:01:00Z"));
        assertThat(status.lastScan()).contains(Instant.parse("2026-11-21T12:59:00Z"));
        assertThat(status.lastPull()).isEmpty();
        var held = status.holding().getFirst();
        assertThat(held.items()).isEqualTo(12);
        assertThat(held.sample()).containsExactly("a", "b");
        assertThat(held.reason().code()).isEqualTo(ReasonCode.QUOTA_EXCEEDED);
        assertThat(held.reason().subject()).isEqualTo(Subject.home());
        assertThat(held.reason().observed("free-bytes")).contains("0");
        assertThat(held.reason().attempts()).isEqualTo(3);
    }

    @Test
    void takesACodeOfANewerAgentForUnexplainedAndNotForNothing() {
        var held = StatusReading.of(new JsonMapper().readTree(STATUS), true)
                .holding()
                .get(1);
        assertThat(held.reason().code()).isEqualTo(ReasonCode.UNEXPLAINED);
        assertThat(held.reason().subject().scope()).isEqualTo(Scope.DEVICE);
    }

    @Test
    void readsAnEmptyStatusAsOneThatKnowsNothing() {
        var status = StatusReading.of(new JsonMapper().readTree("{}"), false);
        assertThat(status.running()).isFalse();
        assertThat(status.state()).isEqualTo("UNKNOWN");
        assertThat(status.holding()).isEmpty();
        assertThat(status.lastServerContact()).isEqualTo(Optional.empty());
    }
}
