package limpid.doctor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonClass;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.doctor.check.Examined;
import limpid.doctor.check.Finding;
import limpid.doctor.check.Finding.Held;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {
    private static final Instant NOW = Instant.parse("2026-11-21T13:50:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SERVER_UNREACHABLE | SERVER_UNREACHABLE",
                "SERVER_UNREACHABLE OFFLINE | OFFLINE",
                "TRANSFER_STALLED SERVER_UNREACHABLE DNS_FAILURE | DNS_FAILURE",
                "CERT_UNTRUSTED CAPTIVE_PORTAL DNS_FAILURE | CAPTIVE_PORTAL",
                "CERT_NOT_YET_VALID CLOCK_SKEW_DEVICE | CLOCK_SKEW_DEVICE",
                "SERVER_UNREACHABLE CLOCK_SKEW_DEVICE | SERVER_UNREACHABLE CLOCK_SKEW_DEVICE",
                "NOT_SIGNED_IN TOKEN_REVOKED DEVICE_SILENT | TOKEN_REVOKED",
                "TOKEN_REVOKED ACCOUNT_DISABLED | ACCOUNT_DISABLED",
                "QUOTA_EXCEEDED PERMISSION_DENIED_LOCAL | QUOTA_EXCEEDED PERMISSION_DENIED_LOCAL",
                "DEVICE_DISK_FULL DB_DISK_FULL AGENT_NOT_RUNNING | DEVICE_DISK_FULL",
                "DEVICE_DISK_FULL AGENT_NOT_RUNNING | AGENT_NOT_RUNNING DEVICE_DISK_FULL",
                "IO_ERROR DB_CORRUPT AGENT_NOT_RUNNING DEVICE_SILENT | IO_ERROR",
                "MASS_DELETE_GUARD ROOT_MISSING | ROOT_MISSING",
                "SERVER_ERROR SERVER_DISK_FULL | SERVER_DISK_FULL",
                "NAME_ILLEGAL PAUSED TOKEN_REVOKED OFFLINE | PAUSED TOKEN_REVOKED OFFLINE NAME_ILLEGAL"
            })
    void namesFirstCausesOnlyAndRanksThem(String found, String causes) {
        var diagnosis = Diagnosis.of(List.of(problem(codes(found))));
        assertThat(diagnosis.causes())
                .extracting(cause -> cause.reason().code())
                .containsExactlyElementsOf(codes(causes));
        assertThat(diagnosis.causes()).extracting(Cause::rank).isSorted().startsWith(1);
    }

    @Test
    void accountsForEverythingThatWasFoundHoweverItIsMixed() {
        var all = new ArrayList<>(Arrays.asList(ReasonCode.values()));
        all.removeIf(code -> code.reasonClass() == ReasonClass.IN_PROGRESS);
        var chance = new Random(11);
        for (int round = 0; round < 300; round++) {
            Collections.shuffle(all, chance);
            var found = all.subList(0, 1 + chance.nextInt(8));
            var diagnosis = Diagnosis.of(List.of(problem(found)));
            var told = diagnosis.causes().stream()
                    .flatMap(cause -> {
                        var codes = new ArrayList<>(cause.hides());
                        codes.add(cause.reason().code());
                        return codes.stream();
                    })
                    .collect(Collectors.toSet());
            assertThat(told).containsExactlyInAnyOrderElementsOf(found);
            assertThat(diagnosis.causes()).isNotEmpty();
        }
    }

    @Test
    void tellsWhatACauseHides() {
        var diagnosis = Diagnosis.of(List.of(problem(codes("OFFLINE SERVER_UNREACHABLE DEVICE_SILENT"))));
        assertThat(diagnosis.causes()).singleElement().satisfies(cause -> assertThat(cause.hides())
                .containsExactly(ReasonCode.SERVER_UNREACHABLE, ReasonCode.DEVICE_SILENT));
    }

    @Test
    void makesOneCauseOfWhatSeveralChecksMet() {
        var poor = reason(ReasonCode.DEVICE_DISK_FULL, NOW.minusSeconds(60));
        var rich = Reason.of(
                ReasonCode.DEVICE_DISK_FULL, Subject.device(), NOW, new Evidence("free-bytes", "0", "", "disk", NOW));
        var diagnosis = Diagnosis.of(List.of(
                examined(new Finding.Problem(List.of(new Held(poor, 7, List.of("a", "b"))))),
                examined(Finding.Problem.of(rich))));
        assertThat(diagnosis.causes()).singleElement().satisfies(cause -> {
            assertThat(cause.reason().since()).isEqualTo(NOW.minusSeconds(60));
            assertThat(cause.reason().observed("free-bytes")).contains("0");
            assertThat(cause.items()).isEqualTo(7);
            assertThat(cause.sample()).containsExactly("a", "b");
        });
    }

    @Test
    void isHealthyWithoutCausesButRemembersWhatWasNotChecked() {
        var diagnosis = Diagnosis.of(
                List.of(examined(Finding.Healthy.because()), examined(new Finding.NotChecked("nobody looked"))));
        assertThat(diagnosis.isHealthy()).isTrue();
        assertThat(diagnosis.notChecked()).hasSize(1);
    }

    private static List<ReasonCode> codes(String names) {
        return Arrays.stream(names.split(" ")).map(ReasonCode::valueOf).toList();
    }

    private static Examined problem(List<ReasonCode> codes) {
        return examined(new Finding.Problem(codes.stream()
                .map(code -> new Held(reason(code, NOW), 0, List.of()))
                .toList()));
    }

    private static Examined examined(Finding finding) {
        return new Examined("check", "A check", finding, 1);
    }

    private static Reason reason(ReasonCode code, Instant since) {
        return Reason.of(code, Subject.device(), since);
    }
}
