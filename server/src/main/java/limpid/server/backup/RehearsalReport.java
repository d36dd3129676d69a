package limpid.server.backup;

import java.time.Instant;
import java.util.List;
import limpid.core.id.HomeId;
import limpid.server.operator.Operator.FlawLine;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * What a restore would bring, and what stands in its way.
 *
 * @param at as of when everything would be
 * @param version of the program that made the backup
 * @param homes who would be there; empty if the ledger cannot be opened
 * @param flaws empty if a restore would bring everything
 */
public record RehearsalReport(
        Instant at, String version, long files, long bytes, List<HomeLine> homes, List<FlawLine> flaws) {
    private static final Codec<Told> TOLD = Records.of(Told.class);

    public RehearsalReport {
        homes = List.copyOf(homes);
        flaws = List.copyOf(flaws);
    }

    /**
     * One home.
     *
     * @param bytes contents of live items
     * @param keptBytes contents of old versions
     */
    public record HomeLine(HomeId id, String name, long people, long items, long bytes, long keptBytes) {}

    /** Whether a restore would bring everything. */
    public boolean isGood() {
        return flaws.isEmpty();
    }

    /** The number of live items in all homes. */
    public long items() {
        return homes.stream().mapToLong(HomeLine::items).sum();
    }

    /** As scripts read it. */
    record Told(
            boolean well,
            Instant at,
            String version,
            long files,
            long bytes,
            List<HomeLine> homes,
            List<FlawLine> flaws) {}

    /** It as one JSON object, for scripts. */
    public byte[] json() {
        return TOLD.encode(new Told(isGood(), at, version, files, bytes, homes, flaws));
    }
}
