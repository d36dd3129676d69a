package limpid.server.backup;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import limpid.core.chunk.Hash;
import limpid.wire.message.MalformedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
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

    private static final JsonMapper MAPPER = JsonMapper.shared();

    BackupList {
        entries = List.copyOf(entries);
    }

    long bytes() {
        return entries.stream().mapToLong(Entry::bytes).sum();
    }

    byte[] encode() {
        ObjectNode all = MAPPER.createObjectNode().put("at", at.toString()).put("version", version);
        ArrayNode rows = all.putArray("files");
        entries.forEach(entry -> rows.addObject()
                .put("path", entry.path())
                .put("bytes", entry.bytes())
                .put("sha256", entry.hash().toString()));
        return MAPPER.writeValueAsBytes(all);
    }

    /** Reads a list. Throws {@link MalformedException}. */
    static BackupList decode(byte[] json) {
        try {
            JsonNode all = MAPPER.readTree(json);
            List<Entry> entries = new ArrayList<>();
            for (JsonNode row : all.path("files")) {
                entries.add(
                        new Entry(text(row, "path"), row.path("bytes").longValue(), Hash.fromHex(text(row, "sha256"))));
            }
            return new BackupList(Instant.parse(text(all, "at")), text(all, "version"), entries);
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException e) {
            throw new MalformedException("", "not a list of the files of a backup");
        }
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new MalformedException(field, "a text was expected");
        }
        return value.stringValue();
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
