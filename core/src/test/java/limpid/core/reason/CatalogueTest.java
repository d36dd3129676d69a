package limpid.core.reason;

import static limpid.core.reason.ReasonCode.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {
    private static final Instant NOW = Instant.parse("2026-11-21T13:50:00Z");

    @ParameterizedTest
    @EnumSource
    void everyWaitNamesTheEventThatEndsIt(ReasonCode code) {
        assertThat(code.clearsOn()).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void timeAloneNeverEndsWhatNeedsAPerson(ReasonCode code) {
        if (code.reasonClass() == ReasonClass.FAILED || code.reasonClass() == ReasonClass.HELD) {
            assertThat(code.clearsOn()).isNotEqualTo(List.of(ClearingEvent.TIME));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noCauseHidesItself(ReasonCode code) {
        assertThat(code.hides()).doesNotContain(code);
    }

    /** Otherwise causes would hide each other in a ring and a diagnosis would name none. */
    @ParameterizedTest
    @EnumSource
    void noChainOfSymptomsLeadsBackToItsCause(ReasonCode cause) {
        var reached = EnumSet.copyOf(cause.hides().isEmpty() ? EnumSet.noneOf(ReasonCode.class) : cause.hides());
        for (boolean grew = true; grew; ) {
            var more = reached.stream().flatMap(code -> code.hides().stream()).toList();
            grew = reached.addAll(more);
        }
        assertThat(reached).doesNotContain(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "OFFLINE, SERVER_UNREACHABLE",
        "CAPTIVE_PORTAL, SERVER_UNREACHABLE",
        "CAPTIVE_PORTAL, CERT_UNTRUSTED",
        "DNS_FAILURE, TRANSFER_STALLED",
        "CLOCK_SKEW_DEVICE, CERT_NOT_YET_VALID",
        "DB_CORRUPT, AGENT_NOT_RUNNING",
        "TOKEN_REVOKED, NOT_SIGNED_IN",
        "ROOT_MISSING, MASS_DELETE_GUARD"
    })
    void aCauseHidesItsSymptoms(ReasonCode cause, ReasonCode symptom) {
        assertThat(cause.hides()).contains(symptom);
    }

    @ParameterizedTest
    @CsvSource({
        "ROOT_MISSING, PAUSED",
        "PAUSED, NOT_SIGNED_IN",
        "PAUSED, TOKEN_REVOKED",
        "TOKEN_REVOKED, OFFLINE",
        "OFFLINE, SERVER_UNREACHABLE",
        "SERVER_UNREACHABLE, QUOTA_EXCEEDED",
        "QUOTA_EXCEEDED, NAME_ILLEGAL",
        "QUOTA_EXCEEDED, PERMISSION_DENIED_LOCAL",
        "NAME_ILLEGAL, QUEUED",
        "FILE_CHANGING, UPLOADING",
        "QUEUED, UNEXPLAINED"
    })
    void theFirstClosedGateBinds(ReasonCode first, ReasonCode later) {
        assertThat(Precedence.binding(List.of(reason(later), reason(first)))).contains(reason(first));
    }

    @Test
    void whatBindsDoesNotDependOnTheOrderOfTheList() {
        var reasons = new ArrayList<Reason>();
        Arrays.stream(ReasonCode.values()).skip(40).forEach(code -> reasons.add(reason(code)));
        var binding = Precedence.binding(reasons);
        var chance = new Random(7);
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(reasons, chance);
            assertThat(Precedence.binding(reasons)).isEqualTo(binding);
        }
        assertThat(Precedence.binding(List.of())).isEmpty();
    }

    @Test
    void triesAgainByTimeOnlyWhatTimeHeals() {
        assertThat(SERVER_UNREACHABLE.retry()).isInstanceOf(Retry.OnTime.class);
        assertThat(TOKEN_REVOKED.retry()).isInstanceOf(Retry.OnEvent.class);
        assertThat(QUOTA_EXCEEDED.retry()).isInstanceOf(Retry.OnEvent.class);
        assertThat(SPECIAL_FILE_SKIPPED.retry()).isInstanceOf(Retry.Never.class);
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToABound() {
        var retry = new Retry.OnTime(Duration.ofSeconds(1), Duration.ofSeconds(30));
        assertThat(List.of(1, 2, 3, 5, 6, 1_000_000))
                .extracting(retry::ceiling)
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 16L, 30L, 30L);
    }

    @Test
    void tellsAtOnceWhatNeedsAPersonAndLaterWhatMayPass() {
        assertThat(TOKEN_REVOKED.grace()).contains(Duration.ZERO);
        assertThat(SERVER_UNREACHABLE.grace()).contains(Duration.ofMinutes(10));
        assertThat(IGNORED_BY_RULE.grace()).isEmpty();
    }

    private static Reason reason(ReasonCode code) {
        return Reason.of(code, Subject.device(), NOW);
    }
}
