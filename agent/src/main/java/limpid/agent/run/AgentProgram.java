package limpid.agent.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import limpid.agent.apply.Arranger;
import limpid.agent.root.IgnoreFile;
import limpid.agent.root.RootFolder;
import limpid.agent.root.Scanner;
import limpid.agent.root.Trash;
import limpid.agent.schedule.Engine;
import limpid.agent.schedule.EngineSettings;
import limpid.agent.state.SqliteStateStore;
import limpid.agent.state.StateCheck;
import limpid.agent.transfer.Beside;
import limpid.agent.transfer.Fetcher;
import limpid.agent.transfer.Uploader;
import limpid.core.chunk.Chunker;
import limpid.core.chunk.GearTable;
import limpid.core.reason.ReasonException;
import limpid.host.chance.Chance;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskLock;
import limpid.host.disk.DiskTraits;
import limpid.host.net.LocalDoor;
import limpid.host.task.TaskScope;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;
import limpid.host.time.SteadyClock;
import limpid.host.watch.Watch;
import limpid.wire.link.Link;

/** The agent of one device, put together: the only place where its parts meet. */
public final class AgentProgram {
    private static final Duration REPORT_CHECK = Duration.ofSeconds(2);
    private static final Duration TRASH_CHECK = Duration.ofDays(1);
    private static final Duration WATCH_CHECK = Duration.ofSeconds(2);
    private static final int SECRET_BYTES = 32;

    private final Machine machine;
    private final DeviceFolder folder;
    private final DeviceRecord device;
    private final String version;

    /** What an agent needs of its machine. */
    public record Machine(Clock clock, Chance chance, Disk disk, Watch watch, Tasks tasks) {}

    /** Opens a link to the device's server. */
    public interface Links {
        Link open(DeviceRecord device);
    }

    /** An agent for the device whose state is in {@code folder}. Fails with: NOT_JOINED. */
    public AgentProgram(Machine machine, DeviceFolder folder, String version) {
        this.machine = machine;
        this.folder = folder;
        this.device = folder.record();
        this.version = version;
    }

    /**
     * Runs until it is told to stop; {@code ready} is called when everything is up. A device that is reported lost meanwhile
     * locks itself, and goes on once it is found. Fails with: STATE_IN_USE, ROOT_IN_USE, DB_ON_NETWORK_FS, DB_CORRUPT,
     * DB_SCHEMA_MISMATCH.
     */
    public void run(Links links, Stopping stopping, Runnable ready) throws InterruptedException {
        MeteredLink link = new MeteredLink(links.open(device));
        RootFolder root = folder.root();
        new StateCheck(folder.database(), machine.disk(), machine.clock()).requireOwnDrive();
        StopSwitch end = new StopSwitch();
        stopping.onStop(end::stop);
        Runnable onceReady = new Once(ready)::run;
        try (DiskLock _ = folder.lock();
                DiskLock _ = folder.lockRoot(root.own(), device.root())) {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = folder.loss().isLocked()
                        ? new LostPhase(machine, folder, link).isOver(end, onceReady)
                        : isLost(links, link, root, end, onceReady);
            }
        }
    }

    /** Keeps things in step until the device is lost, which it tells by true, or until it is told to stop. */
    private boolean isLost(Links links, MeteredLink link, RootFolder root, StopSwitch end, Runnable ready)
            throws InterruptedException {
        try (SqliteStateStore store = new SqliteStateStore(folder.database(), machine.clock());
                History history = History.open(folder, machine.disk(), machine.clock());
                TaskScope scope = machine.tasks().openLasting("agent")) {
            root.sweep();
            SteadyClock clock = new SteadyClock(machine.clock());
            RunningDevice running = assemble(clock, link, root, store, scope);
            end.leadsTo(running::stop);
            ThisMachine here = ThisMachine.here(machine.disk(), device.root());
            Surfaces surfaces = new Surfaces(clock, links, history, device, running, link, folder, here, version);
            String secret = HexFormat.of().formatHex(machine.chance().bytes(SECRET_BYTES));
            try (RootWatch watch = new RootWatch(machine.watch(), clock, root, running);
                    LocalDoor _ = AgentDoor.open(scope, folder.door(), secret, surfaces)) {
                watch.keep();
                running.followHints(link);
                scope.every(WATCH_CHECK, "watch", watch::keep);
                scope.every(REPORT_CHECK, "report", surfaces::tell);
                scope.every(REPORT_CHECK, "orders", new LossWatch(folder.loss(), running, link)::look);
                scope.every(TRASH_CHECK, "trash", () -> new Trash(machine.disk(), root)
                        .trim(machine.clock().now()));
                scope.every(
                        TRASH_CHECK,
                        "history",
                        () -> history.trim(machine.clock().now()));
                ready.run();
                running.run();
            } finally {
                folder.door().remove();
                surfaces.farewell();
            }
        }
        return folder.loss().isLocked();
    }

    /** Is told how to stop what runs. */
    public interface Stopping {
        void onStop(Runnable stop);
    }

    private RunningDevice assemble(
            SteadyClock clock, Link link, RootFolder root, SqliteStateStore store, TaskScope scope) {
        Chunker chunker = new Chunker(GearTable.of(device.gearSeed()));
        Disk disk = machine.disk();
        Beside beside = new OwnThreads(machine.tasks(), machine.clock());
        Jobs.Tools tools = new Jobs.Tools(
                new Scanner(disk, root),
                new Uploader(disk, clock, link, root, chunker::cut, store, beside),
                new Fetcher(disk, clock, link, root, store, beside),
                new Arranger(disk, clock, root));
        IgnoreFile ignore = new IgnoreFile(disk, root);
        Jobs jobs = new Jobs(machine.clock(), link, device.collection(), tools, ignore::rules);
        EngineSettings settings = new EngineSettings(device.name(), foldsNames(root.own()), EngineSettings.Pace.USUAL);
        Engine engine = new Engine(settings, store.load(), machine.chance(), clock.now());
        return new RunningDevice(clock, engine, store, jobs, new RunningDevice.Ground(root.folder(), ignore), scope);
    }

    /** A root that cannot be tried, because it is not there, is told by the first look; until then names are told apart. */
    private boolean foldsNames(Path own) {
        try {
            DiskTraits traits = machine.disk().traits(own);
            return !traits.caseSensitive() || traits.normalizing();
        } catch (ReasonException absent) {
            return false;
        }
    }
}
