package limpid.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * A note as it was written.
 *
 * @param id in order of time; what comes after it is asked for by it
 * @param what the name of an {@link Act}, which a later release may have written
 */
public record AuditEntry(
        String id,
        Instant at,
        Party who,
        String what,
        Optional<Party> whom,
        String address,
        SortedMap<String, String> detail) {
    private static final Codec<Stored> STORED = Records.of(Stored.class);

    public AuditEntry {
        detail = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(detail));
    }

    /** What stands in the ledger; the id stands beside it. */
    record Stored(
            Instant at, Party who, String what, Optional<Party> whom, String address, Map<String, String> detail) {}

    static AuditEntry of(String id, Instant at, Note note) {
        return new AuditEntry(id, at, note.who(), note.what().name(), note.whom(), note.address(), note.detail());
    }

    String encode() {
        return new String(STORED.encode(new Stored(at, who, what, whom, address, detail)), UTF_8);
    }

    static AuditEntry decode(String id, String body) {
        Stored row = STORED.decode(body.getBytes(UTF_8));
        return new AuditEntry(
                id, row.at(), row.who(), row.what(), row.whom(), row.address(), new TreeMap<>(row.detail()));
    }

    /** It in English words. */
    public String sentence() {
        String name = whom.map(Party::name).orElse("–");
        return Arrays.stream(Act.values())
                .filter(act -> act.name().equals(what))
                .findFirst()
                .map(act -> act.sentence(who.name(), name, detail))
                .orElse(who.name() + ": " + what + " " + name + ".");
    }
}
