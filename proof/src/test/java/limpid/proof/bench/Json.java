package limpid.proof.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures for machines, in their base units. What was not measured is not there. */
final class Json {
    private Json() {}

    /** {@code versions} by the names of peers. */
    static String of(Map<String, String> versions, boolean isFullSize, List<Row> rows) {
        String peers = versions.entrySet().stream()
                .map(each -> text(each.getKey()) + ": " + text(each.getValue()))
                .collect(Collectors.joining(", "));
        String works = rows.stream().map(Json::of).collect(Collectors.joining(",\n"));
        return "{\"peers\": {" + peers + "}, \"fullSize\": " + isFullSize + ", \"works\": [\n" + works + "\n]}\n";
    }

    private static String of(Row row) {
        String figures = row.byPeer().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> text(each.getKey()) + ": " + of(each.getValue()))
                .collect(Collectors.joining(", "));
        String targets =
                row.work().targets().stream().map(each -> of(each, row)).collect(Collectors.joining(", "));
        return "{\"name\": " + text(row.work().name()) + ", \"what\": "
                + text(row.work().what()) + ", \"figures\": {" + figures + "}, \"targets\": [" + targets + "]}";
    }

    private static String of(Figures figures) {
        return figures.values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> text(each.getKey().key()) + ": " + each.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String of(Target target, Row row) {
        String peer = target.peer().isEmpty() ? "" : ", \"by\": " + text(target.peer());
        return "{\"rank\": " + text(target.rank().word()) + ", \"measure\": "
                + text(target.measure().key()) + ", \"limit\": " + target.limit() + peer + ", \"verdict\": "
                + text(target.verdict(row.byPeer()).text()) + "}";
    }

    private static String text(String words) {
        return "\"" + words.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
