package limpid.server.gate.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.server.admin.Overview;
import limpid.server.admin.Tally;
import limpid.server.backup.BackupBook;
import limpid.server.backup.BackupEntry;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.admin.RecordMessages.JobLine;
import limpid.server.gate.admin.RecordMessages.Problem;
import limpid.server.job.Jobs;
import limpid.store.blob.BlobStore;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** The server at a glance. */
final class OverviewEndpoint {
    private static final Codec<Glance> GLANCE = Records.of(Glance.class);

    private final Desk desk;
    private final Overview overview;
    private final Jobs jobs;
    private final BackupBook backups;

    OverviewEndpoint(Desk desk, Overview overview, Jobs jobs, BackupBook backups) {
        this.desk = desk;
        this.overview = overview;
        this.jobs = jobs;
        this.backups = backups;
    }

    /**
     * All of it.
     *
     * @param url what people and devices type, the best of {@code urls}
     * @param asOf when people, homes, devices and bytes were counted
     */
    record Glance(
            String version,
            Instant startedAt,
            String url,
            List<String> urls,
            Instant asOf,
            long people,
            long disabled,
            long homes,
            Devices devices,
            Storage storage,
            Database database,
            List<JobLine> jobs,
            List<Problem> problems,
            Optional<LastBackup> lastBackup) {}

    /** The last good backup. */
    record LastBackup(Instant at, long bytes, Optional<Instant> verifiedAt) {
        static LastBackup of(BackupEntry entry) {
            return new LastBackup(entry.at(), entry.bytes(), entry.verifiedAt());
        }
    }

    /** How many devices there are, and how they are. */
    record Devices(long total, long silent, long needsYou) {}

    /**
     * How much is held and how much may come.
     *
     * @param versionsBytes contents of old versions
     * @param freeBytes free on the disk; empty while it cannot be asked
     * @param keptFreeBytes of those, what no content may take
     */
    record Storage(
            long usedBytes,
            long versionsBytes,
            Optional<String> volume,
            Optional<Long> freeBytes,
            Optional<Long> keptFreeBytes) {}

    /** Where the ledger lies. */
    record Database(String kind, Optional<Long> bytes) {}

    Reply show(Request request) {
        desk.administrator(request);
        Tally tally = overview.tally();
        List<String> urls = overview.identity().urls().get();
        Optional<BlobStore.Room> room = overview.room();
        Overview.Database database = overview.database();
        return Reply.json(
                200,
                GLANCE.encode(new Glance(
                        overview.identity().version(),
                        overview.identity().startedAt(),
                        urls.isEmpty() ? "" : urls.getFirst(),
                        urls,
                        tally.at(),
                        tally.people(),
                        tally.disabled(),
                        tally.homes(),
                        new Devices(tally.devices(), tally.silent(), tally.needsYou()),
                        new Storage(
                                tally.usedBytes(),
                                tally.keptBytes(),
                                room.map(BlobStore.Room::volume),
                                room.map(BlobStore.Room::freeBytes),
                                room.map(BlobStore.Room::keptBytes)),
                        new Database(database.kind(), database.bytes()),
                        jobs.states().stream().map(JobLine::of).toList(),
                        overview.problems().stream().map(Problem::of).toList(),
                        backups.lastGood().map(LastBackup::of))));
    }
}
