package limpid.proof.sim;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import limpid.agent.schedule.Event;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.disk.SimDisk;
import limpid.host.disk.SimDiskFaults;
import limpid.proof.sim.History.Entry;

/** Makes things go wrong in a world, and mends them. */
final class Faults {
    /** A device as it was when the round began. */
    private record Image(SimDisk.Snapshot disk, SimMemory memory) {}

    private final World world;
    private final Map<SimAgent, Image> images = new HashMap<>();
    private final List<Runnable> mends = new ArrayList<>();
    private int present;
    private int restores;

    Faults(World world) {
        this.world = world;
    }

    /** Keeps what this round's disasters may put back. */
    void keepCopies(History.Round round) {
        world.server.keepCopy();
        images.clear();
        for (Entry entry : round.entries()) {
            if (entry.act() instanceof Fault fault && fault.kind() == Fault.Kind.IMAGE_RESTORED) {
                SimAgent agent = world.agents.get(entry.actor());
                images.put(
                        agent, new Image(agent.disk.snapshot(), agent.memory().copy()));
            }
        }
    }

    void happen(int actor, Fault fault, Expectation expectation) {
        present = actor;
        world.causes.begin(actor, fault.kind());
        if (actor == History.SERVER) {
            try {
                atServer(fault, expectation);
            } catch (SimCrash death) {
                world.serverDied();
            }
        } else {
            atDevice(actor, world.agents.get(actor), fault, expectation);
        }
    }

    private void lasts(Fault fault, Runnable mend) {
        boolean[] over = new boolean[1];
        int actor = present;
        Runnable once = () -> {
            if (!over[0]) {
                over[0] = true;
                mend.run();
                world.causes.end(actor, fault.kind());
            }
        };
        mends.add(once);
        world.happenings.in(fault.millis() * 1_000_000, once);
    }

    /** Everything that lasts is over. */
    void mendAll() {
        List.copyOf(mends).forEach(Runnable::run);
        mends.clear();
        for (SimAgent agent : world.agents) {
            agent.powerLoss.stop();
            agent.kill.stop();
            agent.network.mend();
            agent.clock.setRight();
        }
        world.server.clock.setRight();
        world.server.death().stop();
        if (!world.server.isUp()) {
            world.server.start();
        }
        world.causes.endAll();
    }

    private void atServer(Fault fault, Expectation expectation) {
        switch (fault.kind()) {
            case SERVER_DOWN -> {
                world.stopServer();
                lasts(fault, () -> {
                    if (!world.server.isUp()) {
                        world.server.start();
                    }
                });
            }
            case SERVER_KILL -> world.server.death().set(fault.count());
            case SERVER_RESTORED -> restoreServer(fault, expectation);
            case SERVER_FULL -> {
                world.server.leaveFree(fault.count());
                lasts(fault, world.server::makeRoom);
            }
            case PLAN_CUT -> {
                world.cutPlan(true);
                lasts(fault, this::restorePlan);
                world.server.cutPlan(fault.count());
                world.cutPlan(true);
            }
            case SERVER_CLOCK_JUMP -> {
                world.calls.forget();
                world.server.jump(Duration.ofSeconds(fault.count()));
                lasts(fault, world.server.clock::setRight);
            }
            case UPKEEP -> upkeep();
            case POWER_LOSS,
                    KILL,
                    LOSE_REQUEST,
                    LOSE_ANSWER,
                    DOUBLE,
                    CUT,
                    DISK_FULL,
                    CLOCK_JUMP,
                    STATE_LOST,
                    IMAGE_RESTORED,
                    UNPLUG,
                    READ_ONLY,
                    SYNC_FAILS,
                    HINTS_LOST,
                    DENY,
                    BREAK,
                    LOCK -> throw new IllegalArgumentException("not for a server: " + fault);
        }
    }

    private void restorePlan() {
        world.server.death().stop();
        world.server.setPlan(SimServer.PLAN_BYTES);
        world.agents.stream()
                .filter(agent -> !agent.isUninformed())
                .forEach(agent -> world.causes.endsSoon(agent, ReasonCode.QUOTA_EXCEEDED, Fault.Kind.PLAN_CUT));
        world.cutPlan(false);
    }

    private void restoreServer(Fault fault, Expectation expectation) {
        if (++restores > 1) {
            // Histories that were put back by hand more than once may go by one name: no device can tell them apart.
            world.standing.giveUp();
        }
        world.findings.check("before the server is put back");
        world.stopServer();
        world.server.putBack(fault.count() == 1);
        world.calls.forget();
        world.findings.forgive();
        world.standing.forgive();
        expectation.distrustAll();
    }

    /** Old versions go early only when the plan is too small for them, or when the server was started with a wrong clock. */
    private void upkeep() {
        if (world.server.isUp()) {
            world.findings.check("before the upkeep");
            world.server.upkeep();
            world.defect.ifPresent(world.server.mistakes()::upkeep);
            if (world.planWasCut() || world.server.restartedAhead()) {
                world.findings.forgive();
            }
            world.findings.check("after the upkeep");
        }
    }

    private void atDevice(int actor, SimAgent agent, Fault fault, Expectation expectation) {
        SimDiskFaults disk = agent.disk.faults();
        switch (fault.kind()) {
            case POWER_LOSS -> agent.powerLoss.set(fault.count());
            case KILL -> agent.kill.set(fault.count());
            case LOSE_REQUEST -> agent.network.loseRequest.set(fault.count());
            case LOSE_ANSWER -> agent.network.loseAnswer.set(fault.count());
            case DOUBLE -> agent.network.doubled.set(fault.count());
            case CUT -> cut(agent, fault);
            case DISK_FULL -> {
                disk.leaveFree(fault.count());
                lasts(fault, disk::setRoomy);
            }
            case CLOCK_JUMP -> {
                agent.clock.jump(Duration.ofSeconds(fault.count()));
                lasts(fault, agent.clock::setRight);
            }
            case STATE_LOST -> {
                world.calls.forget();
                agent.loseMemory();
                expectation.distrustAll();
            }
            case IMAGE_RESTORED -> restoreImage(actor, agent, expectation);
            case UNPLUG -> unplug(agent, fault);
            case READ_ONLY -> {
                disk.setReadOnly(true);
                lasts(fault, () -> disk.setReadOnly(false));
            }
            case SYNC_FAILS -> {
                disk.setSyncsFail(true);
                lasts(fault, () -> disk.setSyncsFail(false));
            }
            case HINTS_LOST -> {
                agent.setHintsLost(true);
                lasts(fault, () -> agent.setHintsLost(false));
            }
            case DENY -> trouble(agent, fault, disk::deny);
            case BREAK -> trouble(agent, fault, disk::breakContent);
            case LOCK -> trouble(agent, fault, disk::lock);
            case SERVER_DOWN, SERVER_KILL, SERVER_RESTORED, SERVER_FULL, PLAN_CUT, SERVER_CLOCK_JUMP, UPKEEP ->
                throw new IllegalArgumentException("not for a device: " + fault);
        }
    }

    /** When the way is mended the system tells the program. */
    private void cut(SimAgent agent, Fault fault) {
        agent.network.cut();
        agent.life().ifPresent(SimLife::disconnect);
        lasts(fault, () -> {
            agent.network.mend();
            agent.life().ifPresent(life -> life.take(new Event.LinkChanged()));
            world.causes.endsSoon(agent, ReasonCode.OFFLINE, Fault.Kind.CUT);
        });
    }

    private interface Begin {
        void trouble(Path path);
    }

    private void trouble(SimAgent agent, Fault fault, Begin begin) {
        Path path = SimAgent.ROOT.resolve(fault.path());
        if (!agent.disk.faults().isUnplugged() && agent.disk.statAnyway(path).isPresent()) {
            agent.noteChange();
            try {
                begin.trouble(path);
            } catch (ReasonException hidden) {
                // Another trouble above hides this one.
                return;
            }
            lasts(fault, () -> {
                agent.noteChange();
                agent.disk.faults().mend();
            });
        }
    }

    private void unplug(SimAgent agent, Fault fault) {
        SimDiskFaults disk = agent.disk.faults();
        if (disk.isUnplugged()) {
            return;
        }
        agent.noteChange();
        disk.unplug(SimAgent.DIR);
        lasts(fault, () -> {
            agent.noteChange();
            disk.plugIn(SimAgent.DIR);
        });
    }

    private void restoreImage(int actor, SimAgent agent, Expectation expectation) {
        Image image = images.get(agent);
        if (image == null || agent.disk.faults().isUnplugged()) {
            return;
        }
        world.findings.check("before " + agent.name + " is put back");
        world.calls.forget();
        world.standing.undone(agent);
        agent.putBack(image.memory());
        agent.disk.putBack(image.disk());
        agent.noteChange();
        world.findings.forgive();
        world.standing.forgive();
        expectation.distrust(actor);
    }
}
