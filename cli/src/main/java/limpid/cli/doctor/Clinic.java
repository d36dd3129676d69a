package limpid.cli.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import limpid.agent.root.RootFolder;
import limpid.agent.run.DeviceFolder;
import limpid.agent.run.DeviceRecord;
import limpid.agent.run.History;
import limpid.agent.state.StateCheck;
import limpid.core.reason.Evidence;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTransition;
import limpid.doctor.Doctor;
import limpid.doctor.check.TaskWorkers;
import limpid.doctor.look.Membership;
import limpid.doctor.look.PlaceView;
import limpid.doctor.network.ProbedNetwork;
import limpid.doctor.repair.Fix;
import limpid.doctor.repair.Repair;
import limpid.host.disk.Disk;
import limpid.host.net.Http;
import limpid.host.net.NetProbe;
import limpid.host.net.ServerTrust;
import limpid.host.net.SocketHttp;
import limpid.host.net.SystemNetProbe;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;
import limpid.wire.link.HttpLink;

/**
 * What the doctor works with on this machine.
 *
 * @param probe the single steps of reaching a server
 */
public record Clinic(Clock clock, Disk disk, Tasks tasks, NetProbe probe) {
    /** Shorter than a round of the examination, so that the failure itself is seen and not only that it took long. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** The clinic of this machine. */
    public static Clinic onThisMachine(Clock clock, Disk disk, Tasks tasks) {
        return new Clinic(clock, disk, tasks, new SystemNetProbe(clock, tasks));
    }

    /** Requests of the doctor's own, to the server that the device of a state folder was paired with. */
    Http http(DeviceFolder folder) {
        return new HastyHttp(SocketHttp.open(clock, trust(folder)), PATIENCE);
    }

    /** Whoever is no device asks no server; why the record cannot be read is for the examination to say. */
    private static ServerTrust trust(DeviceFolder folder) {
        try {
            return folder.record().pairing().trust();
        } catch (ReasonException noDevice) {
            return new ServerTrust.Authorities();
        }
    }

    /** A doctor for the device of a state folder; {@code http} must stay open while it examines. */
    Doctor doctor(DeviceFolder folder, Http http) {
        return new Doctor(() -> membership(folder), _ -> views(folder, http), new TaskWorkers(tasks, clock), clock);
    }

    /** What held the device up lately. */
    List<ReasonTransition> lately(DeviceFolder folder) {
        return History.lately(folder, disk, clock);
    }

    /** Repairs for the device of a state folder. */
    Repair repair(DeviceFolder folder, Doctor doctor) {
        List<Fix> fixes = List.of(new RebuildState(folder.database(), disk, clock));
        return new Repair(fixes, doctor::examine);
    }

    private Membership membership(DeviceFolder folder) {
        var record = folder.record();
        var state = Optional.ofNullable(folder.database().getParent()).orElse(folder.database());
        return new Membership(record.pairing().server(), record.pairing().serverId(), record.root(), state);
    }

    private Doctor.Views views(DeviceFolder folder, Http http) {
        var record = folder.record();
        return new Doctor.Views(
                new ProbedNetwork(probe, http, record.pairing().key(), clock),
                new ServerOutlook(new HttpLink(record.pairing(), http, http, clock)),
                new AgentOutlook(folder),
                root(record),
                new StateCheck(folder.database(), disk, clock)::look,
                disk);
    }

    private PlaceView root(DeviceRecord record) {
        var root = new RootFolder(disk, clock, record.root(), "Files", record.mark());
        return () -> {
            root.check();
            return List.of(new Evidence("path", root.folder().toString(), "", "root guard", clock.now()));
        };
    }
}
