package limpid.proof.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import limpid.host.chance.SimChance;
import limpid.host.disk.SimDisk.Names;
import limpid.host.time.SimTime;
import limpid.wire.message.Hint;

/** A server, some devices and what lies between them. */
final class World {
    /** Short, so that contents of several chunks stay small. */
    private static final int CHUNK_BYTES = 10_000;

    final SimTime time = new SimTime();
    final Happenings happenings = new Happenings(time);
    final Contents contents = new Contents();
    final Findings findings = new Findings(this);
    final Standing standing = new Standing(this);
    final Causes causes = new Causes(this);
    final List<SimAgent> agents = new ArrayList<>();
    final SimServer server;
    final CallAudit calls;
    final Optional<Defect> defect;
    private final SimChance chance;
    private final long latencyNanos;
    private final int pageLimit;
    private final Optional<Consumer<String>> log;
    private final AgentAudit audit = new AgentAudit(this);
    private long trace;
    private long lastCommit;
    private boolean planCut;

    World(History history, Optional<Defect> defect, Optional<Consumer<String>> log) {
        this.defect = defect;
        SimChance seeded = new SimChance(history.seed());
        this.log = log;
        this.chance = seeded.split("world");
        this.latencyNanos = 200_000L + chance.below(chance.oneIn(3) ? 80_000_000 : 3_000_000);
        this.pageLimit = chance.oneIn(3) ? chance.between(1, 5) : Integer.MAX_VALUE;
        this.server = new SimServer(time, seeded.split("server"), this::serverHint);
        this.calls = new CallAudit(this);
        int number = 0;
        for (Names names : history.devices()) {
            String name = String.valueOf((char) ('A' + number++));
            SimAgent agent = new SimAgent(this, name, names, seeded.split("device " + name));
            agents.add(agent);
            SimLife.join(agent);
        }
    }

    /** Where contents are cut: after so many bytes. */
    static int cut(byte[] buffer, int from, int to, boolean last) {
        int length = to - from;
        if (length >= CHUNK_BYTES) {
            return CHUNK_BYTES;
        }
        return last ? length : 0;
    }

    long oneWayNanos() {
        return latencyNanos + chance.below(latencyNanos);
    }

    /** How long some questions and answers in a row may take. */
    long roundTripNanosMax() {
        return 12 * latencyNanos;
    }

    int pageLimit(int asked) {
        return Math.min(asked, pageLimit);
    }

    boolean isDetour() {
        return chance.oneIn(16);
    }

    private void serverHint(Hint hint) {
        lastCommit = time.nanos();
        for (SimAgent agent : agents) {
            // Hints may be lost or come twice; nothing may depend on one.
            int copies = chance.oneIn(20) ? chance.between(0, 2) : 1;
            if (copies == 0) {
                agent.missHint();
            }
            for (int i = 0; i < copies; i++) {
                agent.hint(hint);
            }
        }
    }

    /** The server's program ended; it is started again after a while. */
    void serverDied() {
        if (server.isUp()) {
            stopServer();
            happenings.in(1_000_000_000L + chance.below(9_000_000_000L), () -> {
                if (!server.isUp()) {
                    server.start();
                }
            });
        }
    }

    void stopServer() {
        server.stop();
        agents.forEach(agent -> agent.life().ifPresent(SimLife::disconnect));
    }

    /** The plan was cut: it may be below what is used. */
    void cutPlan(boolean value) {
        planCut = value;
        calls.planWasCut();
    }

    boolean planWasCut() {
        return planCut;
    }

    boolean has(Defect asked) {
        return defect.equals(Optional.of(asked));
    }

    long lastCommitNanos() {
        return lastCommit;
    }

    void afterTurn(SimAgent agent, SimLife life) {
        audit.afterTurn(agent, life);
    }

    /** Writes down that something happened: its kind goes into the trace, its details only into the log. */
    void note(SimAgent agent, String what, Object detail) {
        trace = trace * 31 + agent.name.hashCode();
        trace = trace * 31 + what.hashCode();
        trace = trace * 31 + detail.getClass().getSimpleName().hashCode();
        trace = trace * 31 + time.nanos();
        log.ifPresent(to -> to.accept("%12.6f %s %s %s".formatted(time.nanos() / 1e9, agent.name, what, detail)));
    }

    void note(SimAgent agent, String what) {
        note(agent, what, "");
    }

    void say(String what) {
        log.ifPresent(to -> to.accept("%12.6f %s".formatted(time.nanos() / 1e9, what)));
    }

    /** Equal for equal courses of events. */
    long trace() {
        return trace;
    }
}
