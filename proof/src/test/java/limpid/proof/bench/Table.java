package limpid.proof.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The table that people read: for each work a few lines, one for each measure. */
final class Table {
    private static final String NOTHING = "–";

    private Table() {}

    static String head() {
        return line(
                "work",
                List.of(
                        Trio.NAME,
                        Rsync.NAME,
                        Unison.NAME,
                        Syncthing.NAME,
                        "× " + Rsync.NAME,
                        "× " + Unison.NAME,
                        "× " + Syncthing.NAME),
                "target");
    }

    static List<String> lines(Row row) {
        List<String> lines = new ArrayList<>();
        String title = row.work().name() + ": " + row.work().what();
        for (Measure measure : Measure.values()) {
            if (row.shows(measure)) {
                String label = lines.isEmpty() ? titled(title, measure) : "   " + measure.label();
                lines.addAll(lines(label, row, measure));
            }
        }
        return lines.isEmpty() ? List.of(title + ": not measured") : lines;
    }

    private static String titled(String title, Measure measure) {
        return measure.label().isEmpty() ? title : title + ", " + measure.label();
    }

    /** The figures, beside them the first target; the others below it. */
    private static List<String> lines(String label, Row row, Measure measure) {
        List<String> lines = new ArrayList<>();
        for (Target target : row.work().targets()) {
            if (target.measure() == measure) {
                String verdict =
                        target.text() + ": " + target.verdict(row.byPeer()).text();
                lines.add(
                        lines.isEmpty()
                                ? line(label, cells(row, measure), verdict)
                                : line("", List.of("", "", "", "", "", "", ""), verdict));
            }
        }
        return lines.isEmpty() ? List.of(line(label, cells(row, measure), "")) : lines;
    }

    private static List<String> cells(Row row, Measure measure) {
        List<String> cells = new ArrayList<>();
        for (String peer : List.of(Trio.NAME, Rsync.NAME, Unison.NAME, Syncthing.NAME)) {
            OptionalDouble value = row.of(peer).of(measure);
            cells.add(value.isPresent() ? measure.show(value.getAsDouble()) : NOTHING);
        }
        for (String peer : List.of(Rsync.NAME, Unison.NAME, Syncthing.NAME)) {
            cells.add(ratio(row.byPeer(), measure, peer));
        }
        return cells;
    }

    private static String ratio(Map<String, Figures> byPeer, Measure measure, String peer) {
        OptionalDouble ours = byPeer.getOrDefault(Trio.NAME, Figures.NONE).of(measure);
        OptionalDouble theirs = byPeer.getOrDefault(peer, Figures.NONE).of(measure);
        if (ours.isEmpty() || theirs.isEmpty() || theirs.getAsDouble() <= 0) {
            return NOTHING;
        }
        double ratio = ours.getAsDouble() / theirs.getAsDouble();
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.3f" : "%.2f", ratio);
    }

    private static String line(String label, List<String> cells, String target) {
        List<Object> all = new ArrayList<>(List.of(label));
        all.addAll(cells);
        all.add(target);
        return String.format("%-36s %10s %9s %9s %10s  %8s %8s %11s  %s", all.toArray())
                .stripTrailing();
    }
}
