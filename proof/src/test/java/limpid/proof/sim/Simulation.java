package limpid.proof.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import limpid.agent.schedule.Event;
import limpid.agent.schedule.Status;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonClass;
import limpid.core.reason.ReasonCode;
import limpid.host.disk.DiskEntry;
import limpid.proof.sim.History.Entry;
import limpid.proof.sim.History.Round;

/** Runs one history: lets things happen, brings everybody to rest after each round, and checks what must be so then. */
final class Simulation {
    private static final long SECOND = 1_000_000_000L;
    private static final long PATIENCE = 1800 * SECOND;
    private static final long ALL_HAVE_ASKED = 150 * SECOND;
    private static final long RESCAN = 3700 * SECOND;
    private static final int STEPS_MAX = 60_000;

    private final World world;
    private final History history;
    private final Faults faults;
    private Replica before = new Replica(java.util.Map.of());
    private Expectation expectation = new Expectation(before);
    private int steps;
    private int renamed;

    private Simulation(History history, Optional<Defect> defect, Optional<Consumer<String>> log) {
        this.history = history;
        this.world = new World(history, defect, log);
        this.faults = new Faults(world);
    }

    /** Runs it; returns the mark of its course. Throws {@link Violation} if a promise was broken. */
    static long run(History history) {
        return run(history, Optional.empty());
    }

    /** Runs it with a mistake built in. */
    static long run(History history, Optional<Defect> defect) {
        return new Simulation(history, defect, Optional.empty()).run();
    }

    /** Runs it and tells what happens. */
    static long run(History history, Consumer<String> log) {
        return new Simulation(history, Optional.empty(), Optional.of(log)).run();
    }

    private long run() {
        world.agents.forEach(SimAgent::start);
        rest();
        for (Round round : history.rounds()) {
            world.say("--- a round begins");
            expectation = new Expectation(before);
            world.agents.forEach(agent -> agent.inodes.begin(agent.disk));
            faults.keepCopies(round);
            List<Replica> left = play(round);
            world.say("--- everything is mended");
            calm();
            rest();
            if (expectation.isShaken()) {
                // Who finds out that the server went back tells it, and everybody has to hear of that before the next
                // round.
                stepUntil(world.time.nanos() + ALL_HAVE_ASKED);
                rest();
            }
            check(left);
        }
        long trace = world.trace();
        new LastAudit(world).check();
        return trace;
    }

    private List<Replica> play(Round round) {
        long beginning = world.time.nanos();
        for (Entry entry : round.entries()) {
            world.happenings.in(entry.millis() * 1_000_000, () -> happen(entry));
        }
        long end = beginning
                + round.entries().stream().mapToLong(Entry::millis).max().orElse(0) * 1_000_000;
        List<Replica> left = new ArrayList<>();
        stepUntil(end);
        for (SimAgent agent : world.agents) {
            left.add(lastLeft.getOrDefault(agent, before));
        }
        lastLeft.clear();
        return left;
    }

    private final java.util.Map<SimAgent, Replica> lastLeft = new java.util.HashMap<>();

    private void stepUntil(long end) {
        while (world.happenings.step(end)) {
            if (++steps > STEPS_MAX) {
                throw new Violation("never idle");
            }
        }
    }

    private void happen(Entry entry) {
        world.say(HistoryText.line(entry));
        switch (entry.act()) {
            case Deed deed -> act(entry.actor(), deed);
            case Fault fault -> faults.happen(entry.actor(), fault, expectation);
        }
    }

    private void act(int actor, Deed deed) {
        SimAgent agent = world.agents.get(actor);
        if (deed instanceof Deed.Pause) {
            agent.life().ifPresent(life -> life.take(new Event.Pause(Optional.empty())));
            return;
        }
        if (deed instanceof Deed.Resume) {
            agent.life().ifPresent(life -> life.take(new Event.Resume()));
            return;
        }
        if (agent.disk.faults().isUnplugged()) {
            return;
        }
        Deeds.learn(deed, world.contents);
        world.findings.check("before " + deed);
        mistakable(agent);
        Set<Value> seen = world.standing.seenOn(agent);
        boolean done = agent.people.act(deed);
        world.standing.acted(agent, seen);
        world.findings.forgive();
        Deeds.written(deed).filter(_ -> done).ifPresent(world.findings::wrote);
        expectation.touched(actor, Deeds.paths(deed));
        mistakable(agent);
        agent.noteChange();
        lastLeft.put(agent, Replica.onDisk(agent.disk, world.contents));
    }

    /** What a device may take for a move, from anywhere this round, belongs together. */
    private void mistakable(SimAgent agent) {
        agent.inodes.moved(agent.disk).forEach(pair -> expectation.joined(pair[0], pair[1]));
    }

    /** Nothing is wrong any more; people resume what they paused. */
    private void calm() {
        faults.mendAll();
        for (SimAgent agent : world.agents) {
            agent.start();
            agent.life().ifPresent(life -> life.take(new Event.Resume()));
        }
        if (world.agents.stream().anyMatch(SimAgent::mayMissChanges)) {
            // What no hint told is found by the hourly look at everything.
            stepUntil(world.time.nanos() + RESCAN);
            world.agents.forEach(agent -> agent.setMayMissChanges(false));
        }
    }

    /** Lets time pass until everybody is in step. People do what only people can do. */
    private void rest() {
        long patience = world.time.nanos() + PATIENCE;
        int settled = 0;
        while (settled < 2) {
            if (world.time.nanos() > patience) {
                throw new Violation("does not come to rest: " + told());
            }
            stepUntil(world.time.nanos() + SECOND);
            world.agents.forEach(this::help);
            settled = world.agents.stream().allMatch(Simulation::isAtRest) ? settled + 1 : 0;
        }
    }

    private static boolean isAtRest(SimAgent agent) {
        return !agent.isUninformed()
                && agent.life()
                        .map(life -> life.hasNothingToTake() && life.status().state() == Status.State.IN_STEP)
                        .orElse(false);
    }

    private String told() {
        StringBuilder words = new StringBuilder();
        for (SimAgent agent : world.agents) {
            words.append('\n').append(agent.name).append(": ");
            agent.life().ifPresentOrElse(life -> words.append(life.status()), () -> words.append("does not run"));
        }
        return words.toString();
    }

    /** What a person does about what needs a person. */
    private void help(SimAgent agent) {
        if (agent.life().isEmpty()) {
            return;
        }
        SimLife life = agent.life().get();
        for (Status.Bucket bucket : life.status().buckets()) {
            Reason reason = bucket.reason();
            if (reason.code().reasonClass() == ReasonClass.HELD
                    && reason.code().clearsOn().contains(limpid.core.reason.ClearingEvent.CONFIRMED)) {
                life.take(new Event.Confirm());
            } else if (reason.code() == ReasonCode.NAME_CASE_COLLISION
                    || reason.code() == ReasonCode.NAME_UNICODE_COLLISION) {
                bucket.sample().forEach(path -> rename(agent, path));
            }
        }
    }

    /** Another name each time: two people who have the same idea at once must not get into each other's way for ever. */
    private void rename(SimAgent agent, String path) {
        String other = path.substring(0, path.lastIndexOf('/') + 1) + "renamed " + ++renamed;
        expectation.touched(world.agents.indexOf(agent), path, other);
        expectation.distrustAll();
        agent.people.act(new Deed.Move(path, other));
        agent.noteChange();
    }

    private void check(List<Replica> left) {
        new ServerAudit(world).check();
        Replica server = new ServerAudit(world).replica();
        for (SimAgent agent : world.agents) {
            String difference = Replica.onDisk(agent.disk, world.contents).differenceTo(server);
            if (!difference.isEmpty()) {
                throw new Violation("at rest " + agent.name + " and the server differ:" + difference);
            }
            nothingLeftOver(agent);
        }
        world.findings.check("at rest");
        world.standing.check();
        if (!expectation.isShaken()) {
            asExpected(server, left);
        }
        before = server;
    }

    private static void nothingLeftOver(SimAgent agent) {
        // What was received of large files stays for their next try, and is named by content.
        List<DiskEntry> incoming = agent.disk.list(SimAgent.DIR.resolve(".limpid/incoming")).stream()
                .filter(entry -> entry.name().matches("[0-9a-f]{32}-[0-9]+"))
                .toList();
        if (!incoming.isEmpty()) {
            throw new Violation(agent.name + " left behind " + incoming);
        }
    }

    private void asExpected(Replica server, List<Replica> left) {
        String untouched = expectation.untouchedPart(server).differenceTo(expectation.untouched());
        if (!untouched.isEmpty()) {
            throw new Violation("nobody touched it, yet it changed (now, before):" + untouched);
        }
        for (int device = 0; device < left.size(); device++) {
            if (expectation.trusts(device)) {
                String difference =
                        expectation.part(server, device).differenceTo(expectation.expectedOf(device, left.get(device)));
                if (!difference.isEmpty()) {
                    throw new Violation("not as the people of " + world.agents.get(device).name
                            + " left it (now, left):" + difference);
                }
            }
        }
    }
}
