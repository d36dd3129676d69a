package limpid.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import limpid.core.golden.Golden;
import limpid.core.reason.Evidence;
import limpid.core.reason.MemoryReasonJournal;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Subject;
import limpid.doctor.check.Finding.Held;
import limpid.doctor.look.Reach;
import limpid.doctor.report.DiagnosisJson;
import limpid.doctor.report.DiagnosisText;
import limpid.doctor.report.Report;
import limpid.wire.message.SpaceState;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private final Patient patient = new Patient();

    @Test
    void readsCalmWhenAllIsWell() {
        Golden.check("doctor-well.txt", brief());
    }

    @Test
    void readsWellForAServerThatIsOff() {
        patient.ports.put("203.0.113.7 443", new Reach.Refused("Connection refused"));
        patient.holds(ReasonCode.TRANSFER_INTERRUPTED, 1, "Photos/sunset.jpg");
        Golden.check("doctor-server-off.txt", brief());
    }

    @Test
    void readsWellForAFullPlanAWrongClockAndAnUnreadableFile() {
        fullPlanWrongClockUnreadableFile();
        Golden.check("doctor-three-causes.txt", brief());
    }

    @Test
    void readsWellForAComputerThatHasNotJoined() {
        patient.membershipFails = Optional.of(ReasonCode.NOT_JOINED);
        Golden.check("doctor-not-joined.txt", brief());
    }

    @Test
    void speaksJsonToScripts() {
        fullPlanWrongClockUnreadableFile();
        var json = new DiagnosisJson(ReasonTexts.english()).write(patient.examined());
        Golden.check("doctor-three-causes.json", pretty(json));
        var well = new DiagnosisJson(ReasonTexts.english()).write(new Patient().examined());
        assertThat(well).startsWith("{\"healthy\":true,\"causes\":[],\"checks\":[{\"id\":\"network\"");
    }

    @Test
    void reportsWithoutNamesAddressesAndPaths() {
        fullPlanWrongClockUnreadableFile();
        patient.portal = Optional.of("http://login.hotel.example/ada");
        var journal = new MemoryReasonJournal();
        var now = patient.clock.now();
        journal.record(List.of(Reason.of(ReasonCode.FILE_CHANGING, Subject.item("Letters/to Bob.odt"), now)), now);
        journal.record(List.of(), now.plusSeconds(40));
        var report = Report.of(patient.examined(), journal.since(now), List.of("Limpid 0.1.0, Linux 6.1"), now);
        Golden.check("doctor-report.txt", report.text());
        assertThat(report.text() + report.json())
                .doesNotContainIgnoringCase("ada", "bob", "letters", "tax", "laptop", "cloud.example", "hotel")
                .doesNotContain("203.0.113", "192.168", Patient.SERVER_ID);
    }

    @Test
    void hidesTheValueOfAHarmlessKeyThatHoldsSomethingElse() {
        patient.holds(ReasonCode.IO_ERROR, 1, "a");
        var reason = Reason.of(
                ReasonCode.DEVICE_DISK_FULL,
                Subject.device(),
                patient.clock.now(),
                new Evidence("free-bytes", "unknown: /home/ada: denied", "", "disk", patient.clock.now()));
        patient.holding.add(new Held(reason, 0, List.of()));
        var report = Report.of(patient.examined(), List.of(), List.of(), patient.clock.now());
        assertThat(report.text() + report.json()).doesNotContain("ada");
    }

    private void fullPlanWrongClockUnreadableFile() {
        patient.clock.jump(Duration.ofHours(2));
        patient.space = new SpaceState(10 * Patient.GB, 10 * Patient.GB, 0, 0);
        patient.holds(ReasonCode.PERMISSION_DENIED_LOCAL, 2, "Papers/tax 2025.pdf", "Papers/tax 2026.pdf");
        patient.holds(ReasonCode.QUOTA_EXCEEDED, 12, "Films/holiday.mp4");
    }

    private String brief() {
        var diagnosis = patient.examined();
        return new DiagnosisText(ReasonTexts.english(), patient.clock.now()).brief(diagnosis);
    }

    private static String pretty(String json) {
        var mapper = JsonMapper.builder().build();
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(json)) + "\n";
    }
}
