package limpid.server.operator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import limpid.core.chunk.Hash;
import limpid.wire.message.MalformedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backup holds, as its own file says. It is written last, so a folder without it is no backup.
 *
 * @param at when the copy of the ledger was taken
 * @param version of the program that took it
 */
record BackupList(Instant at, String version, List<Entry> entries) {
    /** The name of the list in the backup's folder. */
    static final String NAME = "backup.json";

    BackupList {
        entries = List.copyOf(entries);
    }

    long bytes() {
        return entries.stream().mapToLong(Entry::bytes).sum();
    }

    byte[] encode() {
        ObjectNode all = OperatorJson.object().put("at", at.toString()).put("version", version);
        ArrayNode rows = all.putArray("files");
        entries.forEach(entry -> rows.addObject()
                .put("path", entry.path())
                .put("bytes", entry.bytes())
                .put("sha256", entry.hash().toString()));
        return OperatorJson.encode(all);
    }

    /** Reads a list. Throws {@link MalformedException}. */
    static BackupList decode(byte[] json) {
        JsonNode all = OperatorJson.decode(json);
        List<Entry> entries = new ArrayList<>();
        for (JsonNode row : all.path("files")) {
            entries.add(new Entry(
                    OperatorJson.text(row, "path"),
                    OperatorJson.number(row, "bytes"),
                    OperatorJson.id(row, "sha256", Hash::fromHex)));
        }
        return new BackupList(
                OperatorJson.id(all, "at", BackupList::instant), OperatorJson.text(all, "version"), entries);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("not a moment", e);
        }
    }

    /**
     * One file.
     *
     * @param path below the backup's folder, with {@code /}; checked to stay there
     */
    record Entry(String path, long bytes, Hash hash) {
        Entry {
            boolean strays = path.startsWith("/")
                    || List.of(path.split("/", -1)).stream()
                            .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
            if (strays) {
                throw new MalformedException("path", "it leads out of the backup");
            }
        }
    }
}
