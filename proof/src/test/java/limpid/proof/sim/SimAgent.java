package limpid.proof.sim;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import limpid.agent.schedule.Event;
import limpid.core.reason.ReasonCode;
import limpid.host.chance.SimChance;
import limpid.host.disk.SimDisk;
import limpid.host.time.SimClock;
import limpid.host.watch.SimWatch;
import limpid.host.watch.Watch;
import limpid.wire.message.Hint;
import limpid.wire.message.JoinReply;

/** One device: its disk, its clock, its people, its memory, and the program that runs on it, one life after another. */
final class SimAgent implements Watch.Listener {
    static final Path DIR = Path.of("/home/limpid");
    static final Path ROOT = DIR.resolve("Files");

    private static final long ASKS_WITHIN_NANOS = 65_000_000_000L;

    final String name;
    final SimClock clock;
    final SimDisk disk;
    final People people;
    final Network network = new Network();
    final Inodes inodes = new Inodes();
    final Countdown powerLoss = new Countdown();
    final Countdown kill = new Countdown();
    private final World world;
    private final SimChance chance;
    private final JoinReply membership;
    private SimMemory memory = new SimMemory();
    private Optional<SimLife> life = Optional.empty();
    private int lives;
    private boolean hintsLost;
    private boolean missed;
    private long lastChange;
    private long uninformedUntil;
    private final Set<String> finished = new LinkedHashSet<>();
    private final Set<String> unfinished = new LinkedHashSet<>();

    SimAgent(World world, String name, SimDisk.Names names, SimChance chance) {
        this.world = world;
        this.name = name;
        this.chance = chance;
        this.clock = new SimClock(world.time);
        this.disk = new SimDisk(clock, names);
        this.people = new People(disk, clock, ROOT);
        this.membership = world.server.join(name);
        new SimWatch(disk).start(ROOT, this);
    }

    String secret() {
        return membership.secret();
    }

    JoinReply membership() {
        return membership;
    }

    SimMemory memory() {
        return memory;
    }

    SimChance chance() {
        return chance;
    }

    Optional<SimLife> life() {
        return life;
    }

    /** Starts the program, if it does not run. */
    void start() {
        if (life.isEmpty()) {
            lives++;
            SimLife next = new SimLife(world, this, chance.split("life " + lives));
            life = Optional.of(next);
            next.begin();
        }
    }

    /** The program counts a call that may be its last. */
    void countCall(SimLife caller) {
        if (!isAlive(caller)) {
            throw new SimCrash();
        }
        if (powerLoss.strikes()) {
            losePower();
            throw new SimCrash();
        }
        if (kill.strikes()) {
            end();
            throw new SimCrash();
        }
    }

    boolean isAlive(SimLife asked) {
        return life.isPresent() && life.get() == asked;
    }

    void losePower() {
        world.note(this, "loses power");
        end();
        disk.crash(chance.split("power " + lives));
    }

    /** The program ends at once, and starts again a little later. */
    void end() {
        world.note(this, "ends");
        life = Optional.empty();
        disk.endProgram();
        finished.clear();
        unfinished.clear();
        world.happenings.in(1_000_000_000L + chance.below(3_000_000_000L), this::start);
    }

    /** The program's memory is gone; the files stay. */
    void loseMemory() {
        end();
        memory = new SimMemory();
    }

    /** The whole machine is as it was. */
    void putBack(SimMemory older) {
        end();
        memory = older.copy();
    }

    void setHintsLost(boolean value) {
        hintsLost = value;
        missed |= value;
    }

    @Override
    public void touched(Path path, boolean done) {
        String below = ROOT.relativize(path).toString();
        if (hintsLost || life.isEmpty() || below.startsWith(".limpid")) {
            return;
        }
        boolean first = finished.isEmpty() && unfinished.isEmpty();
        if (done) {
            finished.add(below);
            unfinished.remove(below);
        } else {
            unfinished.add(below);
            finished.remove(below);
        }
        if (first) {
            world.happenings.in(1_000_000 + chance.below(20_000_000), this::passHints);
        }
    }

    private void passHints() {
        Event event = new Event.Touched(finished, unfinished);
        finished.clear();
        unfinished.clear();
        life.ifPresent(running -> running.take(event));
    }

    @Override
    public void overflow(Path folder) {
        life.ifPresent(running -> running.take(new Event.HintsLost()));
    }

    @Override
    public void blind(limpid.core.reason.Reason why) {
        throw new IllegalStateException("a simulated watch sees");
    }

    /** A hint from the server does not arrive: the device learns of the change when it asks the next time. */
    void missHint() {
        missHint(ASKS_WITHIN_NANOS);
    }

    void missHint(long nanos) {
        uninformedUntil = Math.max(uninformedUntil, world.time.nanos() + nanos);
    }

    /** Whether the device may rightly not know what the server has. */
    boolean isUninformed() {
        return world.time.nanos() < uninformedUntil
                || !life.map(SimLife::isConnected).orElse(false);
    }

    /** A hint from the server is on its way. */
    void hint(Hint hint) {
        world.happenings.in(world.oneWayNanos(), () -> life.ifPresent(running -> running.hinted(hint)));
    }

    /** How the network fails, for the stream of hints. */
    ReasonCode brokenBy() {
        return network.isCut() ? ReasonCode.OFFLINE : ReasonCode.SERVER_UNREACHABLE;
    }

    /** A person changed something just now. */
    void noteChange() {
        lastChange = world.time.nanos();
    }

    long lastChangeNanos() {
        return lastChange;
    }

    /** Whether changes may go unseen until the next look at everything. */
    boolean mayMissChanges() {
        return missed;
    }

    void setMayMissChanges(boolean value) {
        missed = value;
    }

    Instant now() {
        return clock.now();
    }
}
