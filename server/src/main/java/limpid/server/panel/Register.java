package limpid.server.panel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import limpid.server.dossier.Dossier.Plate;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.MachineFacts;

/**
 * The list of all machines of a home with their serial numbers, for inventories, insurers and the police. Source: RFC 4180
 * for the form; spreadsheets take a cell that begins like a formula for one, so such a cell is given an apostrophe.
 */
public final class Register {
    private static final String LINE_END = "\r\n";
    private static final List<String> HEAD = List.of(
            "device",
            "person",
            "model",
            "serial",
            "serial told by",
            "imei",
            "system",
            "joined",
            "last contact",
            "signed out",
            "signed out by",
            "lost since");

    private Register() {}

    /** The register as CSV in UTF-8. */
    public static String csv(List<PanelEntry> entries) {
        StringBuilder text = new StringBuilder(line(HEAD));
        entries.forEach(entry -> text.append(line(cells(entry))));
        return text.toString();
    }

    private static List<String> cells(PanelEntry entry) {
        Optional<MachineFacts> machine = entry.report().flatMap(DeviceReport::machine);
        Optional<Plate> plate = entry.dossier().plate();
        Optional<String> told = machine.flatMap(MachineFacts::serial);
        Optional<String> typed = plate.flatMap(Plate::serial);
        return List.of(
                entry.device().name(),
                entry.person(),
                machine.flatMap(MachineFacts::model).orElse(""),
                told.or(() -> typed).orElse(""),
                told.map(_ -> "the device")
                        .or(() -> typed.flatMap(_ -> plate).map(Plate::by))
                        .orElse(""),
                plate.flatMap(Plate::imei).orElse(""),
                machine.flatMap(MachineFacts::system).orElse(entry.device().platform()),
                entry.device().joinedAt().toString(),
                entry.device().seenAt().toString(),
                entry.device().revokedAt().map(Instant::toString).orElse(""),
                entry.dossier().departure().map(departure -> departure.by()).orElse(""),
                entry.dossier()
                        .loss()
                        .filter(loss -> loss.foundAt().isEmpty())
                        .map(loss -> loss.since().toString())
                        .orElse(""));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Register::cell).collect(Collectors.joining(",")) + LINE_END;
    }

    /** Quoted in any case, so that names with commas, quotes and line breaks stay one cell. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
