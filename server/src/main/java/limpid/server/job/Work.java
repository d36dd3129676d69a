package limpid.server.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.job.DutyState.Outcome;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.Ledger;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** One duty in the course of time. Runs on the thread of its loop only; all else is safe for all threads. */
final class Work {
    private static final String TOPIC = "job";
    private static final Codec<DutyRecord> RECORD = Records.of(DutyRecord.class);
    /** The plan of a day may change, and the clock may jump: nobody waits longer than this without a look. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private static final String DEFECT = "It met a mistake of Limpid's makers; the server's log has it.";

    private final Duty duty;
    private final Ledger ledger;
    private final Clock clock;
    private final Semaphore wish = new Semaphore(0);
    private volatile Optional<DutyRecord> last;
    private volatile Optional<Reason> failure = Optional.empty();
    private volatile Optional<Instant> runningSince = Optional.empty();

    Work(Duty duty, Ledger ledger, Clock clock) {
        this.duty = duty;
        this.ledger = ledger;
        this.clock = clock;
        this.last = duty.rhythm().isRare() ? recorded() : Optional.empty();
    }

    private Optional<DutyRecord> recorded() {
        return ledger.administer(directory -> directory.documents().document(TOPIC, duty.name()))
                .map(body -> RECORD.decode(body.getBytes(UTF_8)));
    }

    Duty duty() {
        return duty;
    }

    /** Has it run soon, whatever its rhythm says. Several wishes before it begins are one. */
    void wish() {
        if (wish.availablePermits() == 0) {
            wish.release();
        }
    }

    /** Waits until it is due or wished for, a while at the most, and runs it if so. */
    void await() throws InterruptedException {
        long millis = next().map(at -> Duration.between(clock.now(), at))
                .filter(left -> left.compareTo(LOOK_EVERY) < 0)
                .orElse(LOOK_EVERY)
                .toMillis();
        boolean wished = wish.tryAcquire(Math.max(0, millis), TimeUnit.MILLISECONDS);
        if (wished || isDue()) {
            run();
        }
    }

    boolean isDue() {
        return next().filter(at -> !at.isAfter(clock.now())).isPresent();
    }

    private Optional<Instant> next() {
        return duty.rhythm().next(last.map(DutyRecord::at), clock.now());
    }

    /** One run, whatever the time. Defects leave it after they were noted. */
    void run() throws InterruptedException {
        Instant begin = clock.now();
        long nanos = clock.nanos();
        runningSince = Optional.of(begin);
        String sentence = DEFECT;
        boolean failed = true;
        Optional<Reason> why = Optional.empty();
        try {
            sentence = duty.round().run();
            failed = false;
        } catch (ReasonException e) {
            why = Optional.of(e.reason());
            sentence = ReasonTexts.english().sentence(e.reason());
        } finally {
            long millis = (clock.nanos() - nanos) / 1_000_000;
            ended(new DutyRecord(begin, millis, failed, sentence), why);
        }
    }

    private void ended(DutyRecord run, Optional<Reason> why) {
        last = Optional.of(run);
        failure = why;
        runningSince = Optional.empty();
        if (duty.rhythm().isRare()) {
            ledger.administer(directory -> {
                directory
                        .documents()
                        .putDocument(new DocumentRow(TOPIC, duty.name(), new String(RECORD.encode(run), UTF_8)));
                return run;
            });
        }
    }

    DutyState state() {
        Optional<DutyRecord> ran = last;
        Optional<Reason> stuck = stuck();
        Outcome ended =
                ran.map(run -> run.failed() ? Outcome.FAILED : Outcome.DONE).orElse(Outcome.NEVER);
        return new DutyState(
                duty,
                ran.map(DutyRecord::at),
                ran.map(DutyRecord::millis),
                runningSince,
                runningSince.isPresent() ? Optional.empty() : next(),
                stuck.isPresent() ? Outcome.STUCK : ended,
                stuck.map(ReasonTexts.english()::sentence)
                        .or(() -> ran.map(DutyRecord::sentence))
                        .orElse("It has not run yet."),
                stuck.or(() -> failure));
    }

    /** JOB_QUEUE_STALLED if this run takes too long. */
    private Optional<Reason> stuck() {
        Instant now = clock.now();
        return runningSince
                .filter(since -> since.plus(duty.stuckAfter()).isBefore(now))
                .map(since -> Reason.of(
                        ReasonCode.JOB_QUEUE_STALLED,
                        Subject.server(""),
                        since,
                        new Evidence("job", duty.name(), "", "jobs", now),
                        new Evidence(
                                "stalled-seconds",
                                Long.toString(Duration.between(since, now).toSeconds()),
                                "at most " + duty.stuckAfter().toSeconds(),
                                "jobs",
                                now)));
    }
}
