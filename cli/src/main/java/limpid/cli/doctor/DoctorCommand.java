package limpid.cli.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import limpid.agent.run.DeviceFolder;
import limpid.cli.device.Devices;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.ReasonTransition;
import limpid.doctor.Doctor;
import limpid.doctor.diagnosis.Diagnosis;
import limpid.doctor.repair.Attempt;
import limpid.doctor.repair.Result;
import limpid.doctor.report.DiagnosisJson;
import limpid.doctor.report.DiagnosisText;
import limpid.doctor.report.Report;
import limpid.host.disk.PrivateFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code limpid doctor}: what is the matter with this device, why, and what helps. */
@Command(
        name = "doctor",
        description = "Says what is the matter, why, and what helps: exit 0 healthy, 3 causes found.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Devices devices;
    private final Clinic clinic;
    private final List<String> facts;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The device's state folder. Otherwise LIMPID_STATE, or ~/.local/state/limpid.")
    private @Nullable Path state;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Option(names = "--fix", description = "Repairs what can be repaired safely, and looks again.")
    private boolean fix;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Writes a report without names to FILE, and the same for programs to FILE.json.")
    private @Nullable Path report;

    /**
     * The command.
     *
     * @param facts lines on the program and the system for the report; nothing personal
     */
    public DoctorCommand(Terminal terminal, Devices devices, Clinic clinic, List<String> facts) {
        this.terminal = terminal;
        this.devices = devices;
        this.clinic = clinic;
        this.facts = List.copyOf(facts);
    }

    @Override
    public Integer call() throws InterruptedException {
        DeviceFolder folder = devices.folder(Optional.ofNullable(state));
        try (var http = clinic.http(folder)) {
            Doctor doctor = clinic.doctor(folder, http);
            Diagnosis diagnosis = doctor.examine();
            Diagnosis last = fix ? repaired(folder, doctor, diagnosis) : diagnosis;
            Optional.ofNullable(report).ifPresent(file -> write(file, last, clinic.lately(folder)));
            terminal.say(json ? new DiagnosisJson(ReasonTexts.english()).write(last) : text(last));
            return (last.isHealthy() ? Exit.DONE : Exit.NOT_SO).code();
        }
    }

    private String text(Diagnosis diagnosis) {
        return new DiagnosisText(ReasonTexts.english(), clinic.clock().now())
                .brief(diagnosis)
                .strip();
    }

    /** Tells each repair before it is made and what came of it after; on standard error, so that JSON stays one object. */
    private Diagnosis repaired(DeviceFolder folder, Doctor doctor, Diagnosis diagnosis) throws InterruptedException {
        var repair = clinic.repair(folder, doctor);
        var proposals = repair.proposals(diagnosis);
        if (proposals.isEmpty() && !diagnosis.isHealthy()) {
            terminal.remark("Nothing of this can be repaired from here without you.");
        }
        proposals.forEach(proposal -> terminal.remark("Repair: " + proposal.preview()));
        var outcome = repair.apply(diagnosis);
        outcome.attempts().forEach(attempt -> terminal.remark("  " + words(attempt)));
        return outcome.after();
    }

    private static String words(Attempt attempt) {
        return switch (attempt.result()) {
            case Result.Helped _ -> "Done, and it helped.";
            case Result.DidNotHelp _ -> "Done, but the cause is still there.";
            case Result.Prevented(var why) ->
                "Not done: " + ReasonTexts.english().sentence(why) + " [" + why.code() + "]";
        };
    }

    private void write(Path file, Diagnosis diagnosis, List<ReasonTransition> lately) {
        var written = Report.of(diagnosis, lately, facts, clinic.clock().now());
        Path absolute = file.toAbsolutePath();
        new PrivateFile(absolute, clinic.clock()).write(written.text());
        new PrivateFile(absolute.resolveSibling(absolute.getFileName() + ".json"), clinic.clock())
                .write(written.json());
        terminal.remark("The report is in " + file + " and " + file + ".json. Read it before you send it.");
    }
}
