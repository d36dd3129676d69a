package limpid.proof.sim;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.agent.schedule.Status;
import limpid.core.reason.ReasonCode;

/**
 * What goes wrong in a world, and since when no more: whatever a device says that holds it must be so, or have been so until
 * just now.
 */
final class Causes {
    /** Longer than any wait for what nobody tells of. */
    private static final long STALE_NANOS = 150_000_000_000L;

    /** A wait whose end is told ends within a second; the telling takes its way. */
    private static final long PROMPT_NANOS = 1_000_000_000L;

    private static final Map<ReasonCode, Set<Fault.Kind>> CAUSES = causes();

    /** The last moment of a cause; it lasts if that is still to come. */
    private final Map<String, Long> until = new HashMap<>();

    private final World world;

    Causes(World world) {
        this.world = world;
    }

    private static Map<ReasonCode, Set<Fault.Kind>> causes() {
        Map<ReasonCode, Set<Fault.Kind>> causes = new EnumMap<>(ReasonCode.class);
        causes.put(ReasonCode.FILE_LOCKED_LOCAL, EnumSet.of(Fault.Kind.LOCK));
        causes.put(ReasonCode.PERMISSION_DENIED_LOCAL, EnumSet.of(Fault.Kind.DENY));
        causes.put(ReasonCode.IO_ERROR, EnumSet.of(Fault.Kind.BREAK, Fault.Kind.SYNC_FAILS));
        causes.put(ReasonCode.READ_ONLY_FS, EnumSet.of(Fault.Kind.READ_ONLY));
        causes.put(ReasonCode.DEVICE_DISK_FULL, EnumSet.of(Fault.Kind.DISK_FULL));
        causes.put(ReasonCode.ROOT_MISSING, EnumSet.of(Fault.Kind.UNPLUG));
        causes.put(ReasonCode.OFFLINE, EnumSet.of(Fault.Kind.CUT));
        causes.put(
                ReasonCode.SERVER_UNREACHABLE,
                EnumSet.of(Fault.Kind.SERVER_DOWN, Fault.Kind.SERVER_KILL, Fault.Kind.SERVER_RESTORED));
        causes.put(ReasonCode.QUOTA_EXCEEDED, EnumSet.of(Fault.Kind.PLAN_CUT));
        causes.put(ReasonCode.SERVER_DISK_FULL, EnumSet.of(Fault.Kind.SERVER_FULL));
        causes.put(ReasonCode.CLOCK_SKEW_DEVICE, EnumSet.of(Fault.Kind.CLOCK_JUMP, Fault.Kind.SERVER_CLOCK_JUMP));
        causes.put(ReasonCode.SERVER_RESTORED, EnumSet.of(Fault.Kind.SERVER_RESTORED));
        causes.put(ReasonCode.DIVERGED, EnumSet.of(Fault.Kind.SERVER_RESTORED));
        return causes;
    }

    private static String key(int actor, Fault.Kind kind) {
        return actor + " " + kind;
    }

    /** Something goes wrong, at a device or at the server, from now on. */
    void begin(int actor, Fault.Kind kind) {
        until.put(key(actor, kind), Long.MAX_VALUE);
    }

    /** It is over, unless it began again. */
    void end(int actor, Fault.Kind kind) {
        until.put(key(actor, kind), world.time.nanos());
    }

    /** Everything is over. */
    void endAll() {
        until.replaceAll((key, moment) -> Math.min(moment, world.time.nanos()));
    }

    /** Fails if a device names a cause that is not, and was not just now. */
    void check(SimAgent agent, Status status) {
        int device = world.agents.indexOf(agent);
        for (Status.Bucket bucket : status.buckets()) {
            Set<Fault.Kind> kinds = CAUSES.getOrDefault(bucket.reason().code(), Set.of());
            if (!kinds.isEmpty() && kinds.stream().noneMatch(kind -> isOrWas(device, kind, STALE_NANOS))) {
                throw new Violation(agent.name + " names a cause that is not so: " + bucket.reason());
            }
        }
    }

    private boolean isOrWas(int device, Fault.Kind kind, long nanos) {
        long last = Math.max(
                until.getOrDefault(key(device, kind), Long.MIN_VALUE),
                until.getOrDefault(key(History.SERVER, kind), Long.MIN_VALUE));
        return last != Long.MIN_VALUE && world.time.nanos() - last <= nanos;
    }

    /** The device was told that a cause is over: soon it must not wait for it any more. */
    void endsSoon(SimAgent agent, ReasonCode code, Fault.Kind kind) {
        Optional<SimLife> told = agent.life();
        int device = world.agents.indexOf(agent);
        world.happenings.in(PROMPT_NANOS + world.roundTripNanosMax(), () -> {
            boolean again = isOrWas(device, kind, PROMPT_NANOS);
            if (told.isEmpty() || !agent.isAlive(told.get()) || again || agent.isUninformed()) {
                return;
            }
            for (Status.Bucket bucket : told.get().status().buckets()) {
                if (bucket.reason().code() == code) {
                    throw new Violation(agent.name + " was told and still waits: " + bucket.reason());
                }
            }
        });
    }
}
