package limpid.proof.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.agent.apply.Arranger;
import limpid.agent.root.RootFolder;
import limpid.agent.root.Scanner;
import limpid.agent.run.Jobs;
import limpid.agent.schedule.Engine;
import limpid.agent.schedule.EngineSettings;
import limpid.agent.schedule.Event;
import limpid.agent.schedule.Explainer;
import limpid.agent.schedule.Job;
import limpid.agent.schedule.Status;
import limpid.agent.schedule.Turn;
import limpid.agent.state.SavedState;
import limpid.agent.state.StateBatch;
import limpid.agent.transfer.Beside;
import limpid.agent.transfer.Fetcher;
import limpid.agent.transfer.Uploader;
import limpid.agent.watch.IgnoreRules;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.chance.SimChance;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskCall;
import limpid.host.disk.HookedDisk;
import limpid.host.disk.SimDisk;
import limpid.wire.message.Hint;

/** One run of the program on a device, from its start to its end. */
final class SimLife {
    private static final String MARK = "the files of this home";
    private static final long DISK_NANOS = 20_000;
    private static final long SYNC_NANOS = 2_000_000;
    private static final long SAVE_NANOS = 300_000;
    private static final long CONNECTS_WITHIN_NANOS = 5_000_000_000L;

    private final World world;
    private final SimAgent agent;
    private final SimChance chance;
    private final Disk disk;
    private final RootFolder root;
    private final Engine engine;
    private final Jobs jobs;
    private final Instant begun;
    private final long begunNanos;
    private final List<Event> inbox = new ArrayList<>();
    private boolean turnDue;
    private long alarm = Long.MAX_VALUE;
    private boolean connected;

    SimLife(World world, SimAgent agent, SimChance chance) {
        this.world = world;
        this.agent = agent;
        this.chance = chance;
        this.begun = agent.clock.now();
        this.begunNanos = agent.clock.nanos();
        Disk hooked = new HookedDisk(agent.disk, this::beforeDisk);
        this.disk = world.defect
                .<Disk>map(it -> new FlawedDisk(hooked, it, Optional.of(MARK.getBytes(UTF_8))))
                .orElse(hooked);
        SimLink link = new SimLink(world, agent, () -> agent.countCall(this));
        this.root = new RootFolder(disk, agent.clock, SimAgent.DIR, "Files", MARK);
        boolean folds = !agent.disk.traits(SimAgent.DIR).caseSensitive();
        this.engine =
                new Engine(new EngineSettings(agent.name, folds, pace()), recalled(), chance.split("engine"), now());
        Jobs.Tools tools = new Jobs.Tools(
                new Scanner(disk, root),
                new Uploader(disk, agent.clock, link, root, World::cut, agent.memory(), Beside.NOBODY),
                new Fetcher(disk, agent.clock, link, root, agent.memory(), Beside.NOBODY),
                new Arranger(disk, agent.clock, root));
        this.jobs = new Jobs(agent.clock, link, world.server.files(), tools, () -> IgnoreRules.NONE);
    }

    private EngineSettings.Pace pace() {
        EngineSettings.Pace usual = EngineSettings.Pace.USUAL;
        return world.has(Defect.HINTS_TRUSTED)
                ? new EngineSettings.Pace(
                        usual.quiet(),
                        usual.gather(),
                        usual.deletionGrace(),
                        usual.rescan(),
                        usual.rescanBlind(),
                        Duration.ofDays(1000))
                : usual;
    }

    private SavedState recalled() {
        SavedState saved = agent.memory().load();
        return world.has(Defect.JOURNAL_NOT_REPLAYED)
                ? new SavedState(saved.nodes(), saved.position(), List.of(), List.of(), saved.facts())
                : saved;
    }

    /** Makes the folder of a device that just joined. */
    static void join(SimAgent agent) {
        agent.disk.durably(() -> {
            agent.disk.createFolders(SimAgent.DIR);
            new RootFolder(agent.disk, agent.clock, SimAgent.DIR, "Files", MARK).create();
        });
    }

    void begin() {
        world.note(agent, "starts");
        try {
            root.sweep();
        } catch (ReasonException failure) {
            world.note(agent, "cannot sweep", failure.reason());
        } catch (SimCrash crash) {
            return;
        }
        take(new Event.Tick());
        connect();
    }

    private void beforeDisk(DiskCall call, Path path) {
        agent.countCall(this);
        boolean sync = call == DiskCall.SYNC_FILE || call == DiskCall.SYNC_FOLDER || call == DiskCall.SYNC_VOLUME;
        world.happenings.pass(sync ? SYNC_NANOS : DISK_NANOS);
        if (!agent.isAlive(this)) {
            throw new SimCrash();
        }
    }

    /** The time that the engine goes by: right at the start, then as monotonic as the engine asks for. */
    private Instant now() {
        return begun.plusNanos(agent.clock.nanos() - begunNanos);
    }

    /** Something happened; the engine looks at it soon. */
    void take(Event event) {
        inbox.add(event);
        if (!turnDue) {
            turnDue = true;
            world.happenings.in(chance.below(1_000_000), this::turn);
        }
    }

    private void turn() {
        turnDue = false;
        if (!agent.isAlive(this)) {
            return;
        }
        List<Event> events = inbox.isEmpty() ? List.of(new Event.Tick()) : List.copyOf(inbox);
        inbox.clear();
        Turn turn;
        try {
            turn = engine.turn(events, now());
        } catch (RuntimeException defect) {
            throw new Violation("the engine of " + agent.name + " broke down at " + events, defect);
        }
        try {
            save(turn);
        } catch (SimCrash crash) {
            return;
        }
        for (Job job : turn.jobs()) {
            world.note(agent, "begins", job);
            world.happenings.in(chance.below(2_000_000), () -> run(job));
        }
        turn.wakeAt().ifPresent(this::wakeAt);
        world.afterTurn(agent, this);
    }

    private void save(Turn turn) {
        if (turn.save().isEmpty()) {
            return;
        }
        agent.countCall(this);
        if (world.has(Defect.POSITION_BEFORE_ITEMS)) {
            StateBatch all = turn.save();
            agent.memory()
                    .save(new StateBatch(
                            List.of(), all.position(), List.of(), List.of(), List.of(), List.of(), Map.of()));
            agent.countCall(this);
        }
        agent.memory().save(turn.save());
        agent.countCall(this);
        world.time.advance(Duration.ofNanos(SAVE_NANOS));
    }

    private void wakeAt(Instant when) {
        long nanos = begunNanos + Duration.between(begun, when).toNanos();
        if (nanos < alarm || alarm <= world.time.nanos()) {
            alarm = nanos;
            world.happenings.in(Math.max(0, nanos - world.time.nanos()), () -> ring(nanos));
        }
    }

    private void ring(long nanos) {
        if (alarm == nanos) {
            alarm = Long.MAX_VALUE;
            if (!turnDue) {
                turn();
            }
        }
    }

    private void run(Job job) {
        if (!agent.isAlive(this)) {
            return;
        }
        try {
            Event event = jobs.run(job);
            world.note(agent, "ends", event);
            if (agent.isAlive(this)) {
                take(event);
            }
        } catch (SimCrash crash) {
            world.note(agent, "was ended in the middle of", job);
        } catch (Violation violation) {
            throw violation;
        } catch (RuntimeException defect) {
            throw new Violation("a job of " + agent.name + " broke down: " + job, defect);
        }
    }

    /** Opens the stream of hints, or tries again later. */
    private void connect() {
        if (!agent.isAlive(this) || connected) {
            return;
        }
        if (agent.network.isCut() || !world.server.isUp()) {
            world.happenings.in(2_000_000_000L, this::connect);
            return;
        }
        connected = true;
        agent.missHint(CONNECTS_WITHIN_NANOS);
        take(new Event.Hinted(new Hint(Hint.Kind.CONNECTED, "", 0)));
    }

    /** The stream of hints breaks; the program notices after a while. */
    void disconnect() {
        if (connected) {
            connected = false;
            long notices = chance.oneIn(2) ? 1_000_000 : 45_000_000_000L;
            Reason reason = Reason.of(agent.brokenBy(), Subject.server("sim"), agent.now());
            world.happenings.in(notices, () -> {
                if (agent.isAlive(this)) {
                    take(new Event.HintsBroke(reason));
                    connect();
                }
            });
        }
    }

    boolean isConnected() {
        return connected;
    }

    void hinted(Hint hint) {
        if (connected) {
            take(new Event.Hinted(hint));
        }
    }

    Explainer explain() {
        return engine.explain(now());
    }

    Status status() {
        return explain().status();
    }

    boolean hasNothingToTake() {
        return inbox.isEmpty() && !turnDue;
    }

    SimDisk rawDisk() {
        return agent.disk;
    }
}
