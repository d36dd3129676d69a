package limpid.agent.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import limpid.agent.root.IgnoreFile;
import limpid.agent.schedule.Answer;
import limpid.agent.schedule.Engine;
import limpid.agent.schedule.Event;
import limpid.agent.schedule.Explainer;
import limpid.agent.schedule.Job;
import limpid.agent.schedule.Status;
import limpid.agent.schedule.Turn;
import limpid.agent.state.StateStore;
import limpid.agent.watch.RootMarker;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.task.EventLoop;
import limpid.host.task.TaskScope;
import limpid.host.time.SteadyClock;
import limpid.host.watch.Watch;
import limpid.wire.link.Link;
import limpid.wire.message.Hint;

/**
 * One device, running: the engine on its own thread, jobs beside it, hints from the disk and from the server. Ends when its
 * scope is cancelled or {@link #stop} is called.
 */
public final class RunningDevice {
    private static final int QUEUE_MAX = 10_000;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final Duration SAVE_AGAIN = Duration.ofSeconds(2);
    private static final Duration BETWEEN_STREAMS = Duration.ofSeconds(1);

    private static final Set<ReasonCode> SHUT_OUT = EnumSet.of(ReasonCode.DEVICE_LOST, ReasonCode.TOKEN_REVOKED);

    private final AtomicBoolean shutOut = new AtomicBoolean();
    private final SteadyClock clock;
    private final Engine engine;
    private final StateStore store;
    private final Jobs jobs;
    private final Ground ground;
    private final TouchBuffer touches;
    private final TaskScope scope;
    private final List<Event> backlog = new ArrayList<>();
    private Optional<Turn> unsaved = Optional.empty();
    private final AtomicLong turns = new AtomicLong();
    private final EventLoop<Message> loop = new EventLoop<>(QUEUE_MAX, this::step);

    /** The folder that is kept in step, and what is left out of it. */
    public record Ground(Path root, IgnoreFile ignore) {}

    /**
     * A device that does not run yet.
     *
     * @param scope its jobs run in it; a failure of one must not cancel the others
     */
    public RunningDevice(
            SteadyClock clock, Engine engine, StateStore store, Jobs jobs, Ground ground, TaskScope scope) {
        this.clock = clock;
        this.engine = engine;
        this.store = store;
        this.jobs = jobs;
        this.ground = ground;
        this.touches = new TouchBuffer(ground.root());
        this.scope = scope;
    }

    /** Runs the engine on this thread until it is stopped. */
    public void run() throws InterruptedException {
        loop.run();
    }

    /** Ends the engine after what it was told so far. */
    public void stop() {
        loop.stop();
    }

    private Optional<Duration> step(List<Message> messages) throws InterruptedException {
        List<Question<?>> questions = new ArrayList<>();
        for (Message message : messages) {
            switch (message) {
                case Message.Happened happened -> backlog.add(happened.event());
                case Message.HintsFromDisk _ -> {}
                case Message.Asked asked -> questions.add(asked.question());
            }
        }
        if (questions.size() < messages.size() || messages.isEmpty()) {
            turns.incrementAndGet();
        }
        Instant now = clock.now();
        boolean goesOn = unsaved.isPresent();
        Turn turn = goesOn ? unsaved.get() : turn(now);
        boolean saved = save(turn);
        unsaved = saved ? Optional.empty() : Optional.of(turn);
        if (saved) {
            turn.jobs().forEach(this::start);
        }
        if (!questions.isEmpty()) {
            Explainer explainer = engine.explain(now);
            questions.forEach(question -> question.answer(explainer));
        }
        if (!saved) {
            return Optional.of(SAVE_AGAIN);
        }
        return goesOn
                ? Optional.of(Duration.ZERO)
                : turn.wakeAt().map(at -> Duration.between(now, at)).map(RunningDevice::notNegative);
    }

    private Turn turn(Instant now) {
        touches.take().ifPresent(backlog::add);
        if (backlog.stream().anyMatch(RunningDevice::mayChangeRules)) {
            ground.ignore().news().ifPresent(engine::ignore);
        }
        Turn turn = engine.turn(List.copyOf(backlog), now);
        backlog.clear();
        return turn;
    }

    /**
     * Nothing may be done that is not written down, so a turn that cannot be written waits, and everything with it. Fails
     * with: DB_CORRUPT, which no waiting cures.
     */
    private boolean save(Turn turn) {
        if (turn.save().isEmpty()) {
            return true;
        }
        try {
            store.save(turn.save());
            engine.memoryWell();
            return true;
        } catch (ReasonException failure) {
            if (failure.reason().code() == ReasonCode.DB_CORRUPT) {
                throw failure;
            }
            engine.memoryFails(failure.reason());
            return false;
        }
    }

    /** The rules are read again before anything is taken in that they could leave out. */
    private static boolean mayChangeRules(Event event) {
        if (event instanceof Event.Touched(var finished, var others)) {
            return finished.contains(RootMarker.IGNORE_FILE) || others.contains(RootMarker.IGNORE_FILE);
        }
        return event instanceof Event.Looked || event instanceof Event.HintsLost;
    }

    private static Duration notNegative(Duration span) {
        return span.isNegative() ? Duration.ZERO : span;
    }

    /** Jobs read and write the disk for long, so each has a thread of the system; the engine bounds their number. */
    private void start(Job job) {
        scope.forkBusy("job-" + job.number(), () -> {
            Event event = jobs.run(job);
            if (event instanceof Event.Failed failed
                    && SHUT_OUT.contains(failed.reason().code())) {
                shutOut.set(true);
            }
            tell(event);
        });
    }

    /** Whether the server refused this device since this was asked last: then there may be orders for it. */
    boolean takeShutOut() {
        return shutOut.getAndSet(false);
    }

    /** Tells the engine that something happened. */
    public void tell(Event event) throws InterruptedException {
        loop.tell(new Message.Happened(event));
    }

    /** Keeps a stream of hints open, and says so when it breaks. */
    public void followHints(Link link) {
        scope.every(BETWEEN_STREAMS, "hints", () -> {
            try (Link.HintStream hints = link.hints()) {
                while (true) {
                    Hint hint = hints.next();
                    tell(new Event.Hinted(hint));
                }
            } catch (ReasonException broke) {
                tell(new Event.HintsBroke(broke.reason()));
            }
        });
    }

    /** Grows whenever the engine may have come to see things otherwise; being asked does not count. */
    long turns() {
        return turns.get();
    }

    /** Hands on hints from the disk. */
    public Watch.Listener diskHints() {
        return new Watch.Listener() {
            @Override
            public void touched(Path path, boolean finished) {
                if (touches.add(path, finished)) {
                    wake();
                }
            }

            @Override
            public void overflow(Path folder) {
                if (touches.addLoss()) {
                    wake();
                }
            }

            @Override
            public void blind(Reason why) {
                loop.offer(new Message.Happened(new Event.Watching(Optional.of(why))));
            }

            private void wake() {
                // Into a full queue nothing goes, and need not: its next step empties the buffer in any case.
                loop.offer(new Message.HintsFromDisk());
            }
        };
    }

    /** How the device stands. Fails with: INTERNAL_DEFECT, if the engine does not answer. */
    public Status status() throws InterruptedException {
        return ask(Explainer::status).earlier(clock.ahead());
    }

    /** Why a path is or is not in step. Fails as {@link #status} does. */
    public Answer why(String path) throws InterruptedException {
        return ask(explainer -> explainer.why(path)).earlier(clock.ahead());
    }

    /** What is deleted here and waits to be confirmed. Fails as {@link #status} does. */
    public List<String> held() throws InterruptedException {
        return ask(Explainer::held);
    }

    private <T> T ask(Function<Explainer, T> what) throws InterruptedException {
        Question<T> question = new Question<>(what);
        loop.tell(new Message.Asked(question));
        return question.await(ANSWER_WITHIN).orElseThrow(this::silent);
    }

    private ReasonException silent() {
        Instant now = clock.now();
        return new ReasonException(Reason.of(
                ReasonCode.INTERNAL_DEFECT,
                Subject.device(),
                now,
                new Evidence("answer", "none", "within " + ANSWER_WITHIN.toSeconds() + " s", "engine", now)));
    }
}
