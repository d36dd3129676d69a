package limpid.proof.sim;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import limpid.agent.schedule.Event;
import limpid.agent.schedule.Status;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.host.disk.SimDisk.Names;

/** A server and a few devices, to see what one of them says while one thing goes on. Everything else is well. */
final class Stage {
    private static final long PATIENCE_NANOS = 900_000_000_000L;
    private static final long LONG_MILLIS = 86_400_000;
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(5);

    private final World world;
    private final Faults faults;

    /** Devices, in order, by how their disks compare names; all run and are in step. */
    Stage(Names... devices) {
        world = new World(new History(7, List.of(devices), List.of()), Optional.empty(), Optional.empty());
        faults = new Faults(world);
        world.agents.forEach(SimAgent::start);
        comesIntoStep();
    }

    World world() {
        return world;
    }

    SimAgent device(int device) {
        return world.agents.get(device);
    }

    /** A person does something at a device. */
    Stage does(int device, Deed deed) {
        Deeds.learn(deed, world.contents);
        if (!device(device).people.act(deed)) {
            throw new IllegalStateException("cannot be done: " + deed);
        }
        device(device).noteChange();
        return this;
    }

    /** Somebody does something to a device's disk that is no deed of people. */
    Stage toDisk(int device, Runnable work) {
        device(device).disk.durably(work);
        device(device).noteChange();
        return this;
    }

    /** Something is told to a device's program. */
    Stage tells(int device, Event event) {
        device(device).life().orElseThrow().take(event);
        return this;
    }

    /** Something goes wrong at a device, or at the server, until it is {@link #mended}. */
    Stage happens(int actor, Fault.Kind kind, long count) {
        faults.happen(actor, new Fault(kind, count, LONG_MILLIS, ""), new Expectation(new Replica(Map.of())));
        return this;
    }

    /** Everything that went wrong is well again. */
    Stage mended() {
        faults.mendAll();
        return this;
    }

    Stage passes(Duration span) {
        long end = world.time.nanos() + span.toNanos();
        while (world.happenings.step(end)) {
            // What is due until then happens.
        }
        return this;
    }

    /** What a device says of a path as soon as it names this cause. */
    Reason why(int device, String path, ReasonCode code) {
        return awaited(code + " of " + path, () -> running(device)
                .flatMap(life -> life.explain().why(path).reason())
                .filter(reason -> reason.code() == code));
    }

    /** What a device says of itself as soon as it names this cause. */
    Status.Bucket says(int device, ReasonCode code) {
        return awaited(code.name(), () -> running(device).flatMap(life -> life.status().buckets().stream()
                .filter(bucket -> bucket.reason().code() == code)
                .findFirst()));
    }

    /** The state of a device in one word. */
    Status.State state(int device) {
        return running(device).orElseThrow().status().state();
    }

    /** All devices come into step, so that nothing holds anything any more; what was done just now is noticed first. */
    void comesIntoStep() {
        passes(NOTICED_WITHIN);
        until("all in step", () -> world.agents.stream().allMatch(agent -> agent.life()
                .map(life -> life.hasNothingToTake() && life.status().state() == Status.State.IN_STEP)
                .orElse(false)));
    }

    private Optional<SimLife> running(int device) {
        return device(device).life();
    }

    private <T> T awaited(String what, Supplier<Optional<T>> look) {
        until(what, () -> look.get().isPresent());
        return look.get().orElseThrow();
    }

    private void until(String what, BooleanSupplier condition) {
        long end = world.time.nanos() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (!world.happenings.step(end)) {
                throw new AssertionError("waited for " + what + ": "
                        + world.agents.stream()
                                .map(agent -> agent.life().map(SimLife::status))
                                .toList());
            }
        }
    }
}
