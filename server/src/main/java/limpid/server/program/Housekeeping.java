package limpid.server.program;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import limpid.host.disk.Disk;
import limpid.host.disk.FileStat;
import limpid.host.mail.Smtp;
import limpid.host.time.Clock;
import limpid.server.account.guest.Invitations;
import limpid.server.account.guest.RecoveryLinks;
import limpid.server.admin.Census;
import limpid.server.admin.CertificateWatch;
import limpid.server.admin.DeviceHealth;
import limpid.server.admin.DiskWatch;
import limpid.server.admin.Homes;
import limpid.server.admin.Overview;
import limpid.server.admin.People;
import limpid.server.admin.Readiness;
import limpid.server.admin.ServerSamples;
import limpid.server.admin.SilenceWatch;
import limpid.server.audit.Audit;
import limpid.server.backup.BackupBook;
import limpid.server.backup.BackupPlace;
import limpid.server.backup.BackupRounds;
import limpid.server.backup.BackupWatch;
import limpid.server.certificate.Certificates;
import limpid.server.gate.Routes;
import limpid.server.gate.account.NoticeSource;
import limpid.server.gate.admin.AdminNotices;
import limpid.server.gate.admin.AdminRoutes;
import limpid.server.gate.admin.HealthRoutes;
import limpid.server.gate.browser.Askers;
import limpid.server.job.Duty;
import limpid.server.job.Jobs;
import limpid.server.job.Rhythm;
import limpid.server.mail.Letters;
import limpid.server.mail.MailBook;
import limpid.server.mail.Mailer;
import limpid.server.mail.Post;
import limpid.server.measure.MetricsRoutes;
import limpid.server.secret.Strongbox;
import limpid.wire.message.Release;

/**
 * How a server looks after itself, put together: its regular work, its backups, and what it tells whoever runs it.
 *
 * @param jobs to be started once
 */
record Housekeeping(
        Parts parts,
        Place place,
        Machine machine,
        Audit audit,
        Jobs jobs,
        Overview overview,
        BackupPlace backupPlace,
        MailBook mailBook,
        Mailer mailer) {
    private static final Duration CENSUS_EVERY = Duration.ofMinutes(10);
    private static final Duration WATCH_EVERY = Duration.ofMinutes(1);
    private static final Duration CERTIFICATES_EVERY = Duration.ofMinutes(1);
    /** A round has budgets; one that takes this long waits for a disk that does not answer. */
    private static final Duration SMALL_WORK = Duration.ofHours(1);
    /** Terabytes take their time. */
    private static final Duration COPYING = Duration.ofHours(24);

    /** Where a server runs. */
    record Place(
            ServerSettings settings,
            DataFolder folder,
            Optional<Certificates> certificates,
            Supplier<List<String>> urls,
            Hearing hearing) {}

    static Housekeeping of(Parts parts, Place place, Machine machine) {
        Clock clock = machine.clock();
        Audit audit = parts.office().audit();
        Census census = new Census(parts.ledger(), clock, DeviceHealth::of);
        BackupBook book = new BackupBook(parts.ledger());
        MailBook mailBook = new MailBook(parts.ledger(), Strongbox.of(parts.ledger(), machine.chance()));
        Mailer mailer = new Mailer(mailBook, new Smtp(clock), clock);
        AtomicReference<Overview> whole = new AtomicReference<>();
        List<Duty> duties = new ArrayList<>(duties(parts, place, machine, audit, census));
        duties.add(place.hearing().over(watching(whole)));
        Jobs jobs = new Jobs(duties, parts.ledger(), clock);
        Supplier<Optional<Instant>> ends = () -> place.certificates().map(Certificates::ends);
        Overview overview = new Overview(
                new Overview.Identity(Release.VERSION, clock.now(), place.urls()),
                census,
                parts.blobs(),
                () -> database(place, machine.disk()),
                List.of(
                        new DiskWatch(parts.blobs(), clock),
                        new CertificateWatch(ends, clock),
                        new BackupWatch(book, clock)::problems,
                        jobs::problems,
                        parts.upkeep()::problems,
                        mailer::problems,
                        new SilenceWatch(census, clock)));
        whole.set(overview);
        BackupPlace backups =
                new BackupPlace(machine.disk(), clock, place.folder().path());
        return new Housekeeping(parts, place, machine, audit, jobs, overview, backups, mailBook, mailer);
    }

    /** Looks for what is wrong when nobody else does, so that administrators hear of it on every page. */
    private static Duty watching(AtomicReference<Overview> whole) {
        return new Duty(
                "watch", "looks for what is wrong with the server", new Rhythm.Every(WATCH_EVERY), SMALL_WORK, () -> {
                    int wrong = Optional.ofNullable(whole.get())
                            .map(overview -> overview.problems().size())
                            .orElse(0);
                    return wrong == 0 ? "All is well." : "Of what is wrong, the overview tells more.";
                });
    }

    private static List<Duty> duties(Parts parts, Place place, Machine machine, Audit audit, Census census) {
        UpkeepLoop upkeep = parts.upkeep();
        BackupRounds backups = new BackupRounds(
                new BackupBook(parts.ledger()), parts.keeper().maker(), machine.disk(), machine.clock(), audit);
        List<Duty> duties = new ArrayList<>();
        duties.add(new Duty(
                "upkeep",
                "expiry, old versions, garbage, scrub and recount",
                new Rhythm.Every(UpkeepLoop.PAUSE),
                SMALL_WORK,
                upkeep::duty));
        duties.add(new Duty(
                "backup",
                "a copy of everything, read again and compared",
                new Rhythm.Daily(backups::timeOfDay, ZoneId.systemDefault()),
                COPYING,
                backups::round));
        duties.add(new Duty(
                "census", "counts people, homes and devices", new Rhythm.Every(CENSUS_EVERY), SMALL_WORK, () -> {
                    census.count();
                    return "Everybody is counted.";
                }));
        duties.add(new Duty(
                "audit",
                "removes what the record has kept for long enough",
                new Rhythm.Every(Duration.ofDays(1)),
                SMALL_WORK,
                () -> {
                    audit.forget();
                    return "What is older than " + Audit.KEPT.toDays() + " days is gone.";
                }));
        place.certificates()
                .ifPresent(all -> duties.add(new Duty(
                        "certificates",
                        "renews or reads again what the server proves itself with",
                        new Rhythm.Every(CERTIFICATES_EVERY),
                        SMALL_WORK,
                        () -> {
                            all.look();
                            return "Looked at them.";
                        })));
        return duties.stream().map(place.hearing()::over).toList();
    }

    private static Overview.Database database(Place place, Disk disk) {
        if (place.settings().database().isPresent()) {
            return new Overview.Database("PostgreSQL", Optional.empty());
        }
        long bytes = 0;
        for (String end : List.of("", "-wal")) {
            bytes += disk.stat(place.folder()
                            .path()
                            .resolve(place.folder().ledgerFile().getFileName() + end))
                    .map(FileStat::size)
                    .orElse(0L);
        }
        return new Overview.Database("SQLite", Optional.of(bytes));
    }

    private AccountLinks links() {
        return new AccountLinks(
                new Invitations(parts.ownTools()), new RecoveryLinks(parts.ownTools()), machine.chance(), audit);
    }

    /** What administrators ask. */
    Routes routes(Askers askers) {
        Clock clock = machine.clock();
        Homes homes = parts.office().homes();
        People people = parts.office().people();
        return Routes.of(List.of(
                AdminRoutes.town(askers, new AdminRoutes.Town(homes, people, links(), post()), clock),
                AdminRoutes.mail(askers, mailBook, mailer, audit),
                new HealthRoutes(new Readiness(parts.ledger(), parts.blobs(), clock), clock),
                metrics(),
                AdminRoutes.works(
                        askers,
                        new AdminRoutes.Works(audit, jobs, overview),
                        new AdminRoutes.Backups(new BackupBook(parts.ledger()), backupPlace),
                        clock)));
    }

    private Routes metrics() {
        Observing wished = place.settings().observing();
        return place.hearing()
                .metrics()
                .<Routes>map(all ->
                        new MetricsRoutes(all, new ServerSamples(overview, jobs)::now, wished.token(), machine.clock()))
                .orElseGet(() -> MetricsRoutes.closed(machine.clock()));
    }

    /** What administrators hear on every page. */
    NoticeSource notices() {
        return new AdminNotices(overview::lastSeen);
    }

    /** What sends links to people. */
    Post post() {
        return new Letters(mailer);
    }
}
