package limpid.server.gate.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.server.audit.Act;
import limpid.server.audit.Actor;
import limpid.server.audit.Audit;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.server.backup.BackupBook;
import limpid.server.backup.BackupEntry;
import limpid.server.backup.BackupPlace;
import limpid.server.backup.BackupPlan;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.job.Jobs;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/** The backups of the server itself. */
final class BackupEndpoints {
    /** The duty that makes them. */
    static final String DUTY = "backup";

    private static final int SHOWN = 100;
    private static final Codec<Backups> BACKUPS = Records.of(Backups.class);
    private static final Codec<Order> ORDER = Records.of(Order.class);

    private final Desk desk;
    private final BackupBook book;
    private final BackupPlace place;
    private final Audit audit;
    private final Jobs jobs;

    BackupEndpoints(Desk desk, BackupBook book, BackupPlace place, Audit audit, Jobs jobs) {
        this.desk = desk;
        this.book = book;
        this.place = place;
        this.audit = audit;
        this.jobs = jobs;
    }

    /**
     * The plan, and what came of it.
     *
     * @param sameDisk whether the backups lie on the disk that they are to guard against the loss of
     */
    record Backups(boolean on, String folder, String at, int keep, boolean sameDisk, List<Made> backups) {}

    /**
     * One of them.
     *
     * @param there whether it still lies where it was made
     */
    record Made(
            Instant at,
            String folder,
            long files,
            long bytes,
            Optional<Instant> verifiedAt,
            boolean ok,
            boolean there,
            String sentence) {}

    /** To change the plan. */
    record Order(boolean on, String folder, String at, int keep) {}

    Reply show(Request request) {
        desk.administrator(request);
        return Reply.json(200, BACKUPS.encode(backups()));
    }

    private Backups backups() {
        BackupPlan plan = book.plan();
        List<Made> made = book.entries(SHOWN).stream().map(this::made).toList();
        return new Backups(plan.on(), plan.folder(), plan.at(), plan.keep(), place.isOnDataDisk(plan), made);
    }

    private Made made(BackupEntry entry) {
        return new Made(
                entry.at(),
                entry.folder(),
                entry.files(),
                entry.bytes(),
                entry.verifiedAt(),
                entry.ok(),
                place.holds(entry),
                entry.sentence());
    }

    Reply put(Request request) {
        Actor by = desk.administrator(request);
        Order order = ORDER.decode(request.body().bytes());
        BackupPlan plan =
                new BackupPlan(order.on(), order.folder().strip(), order.at().strip(), order.keep()).checked();
        if (plan.on()) {
            place.require(plan);
        }
        book.plan(plan);
        audit.note(Note.of(by, Act.BACKUPS_SET, Party.above(Party.Kind.SETTING, "backups", "Backups"))
                .with("on", plan.on())
                .with("folder", plan.folder())
                .with("at", plan.at())
                .with("keep", plan.keep()));
        return Reply.json(200, BACKUPS.encode(backups()));
    }

    /** Has one made soon; how it went is seen in the list. */
    Reply run(Request request) {
        Actor by = desk.administrator(request);
        PeopleMessages.NOTHING.decode(request.body().bytes());
        if (!book.plan().on()) {
            throw new MalformedException("on", "Backups are switched off; set a folder first.");
        }
        jobs.runSoon(DUTY);
        audit.note(Note.of(by, Act.JOB_STARTED, Party.above(Party.Kind.JOB, DUTY, DUTY)));
        return Reply.empty(204);
    }
}
