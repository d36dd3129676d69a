package limpid.cli.device;

import java.nio.file.Path;
import java.util.Optional;
import limpid.agent.run.AgentProgram;
import limpid.agent.run.DeviceFolder;
import limpid.agent.run.DeviceRecord;
import limpid.agent.run.Joiner;
import limpid.agent.watch.RootMarker;
import limpid.cli.frame.Places;
import limpid.host.chance.Chance;
import limpid.host.disk.Disk;
import limpid.host.net.Http;
import limpid.host.net.ServerTrust;
import limpid.host.net.SocketHttp;
import limpid.host.task.TaskScope;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;
import limpid.host.watch.Watches;
import limpid.wire.link.HttpLink;
import limpid.wire.link.Joining;
import limpid.wire.link.Link;
import limpid.wire.message.JoinRequest;

/** The devices of this machine: where they are, how they come in, how they run. */
public final class DevicesHere implements Devices, Join.Entrance {
    private final Places places;
    private final Machine machine;
    private final String version;

    /** What devices need of the machine. */
    public record Machine(Clock clock, Chance chance, Disk disk, Tasks tasks) {}

    public DevicesHere(Places places, Machine machine, String version) {
        this.places = places;
        this.machine = machine;
        this.version = version;
    }

    @Override
    public DeviceFolder folder(Optional<Path> state) {
        return new DeviceFolder(machine.disk(), machine.clock(), state.orElseGet(places::deviceState));
    }

    @Override
    public Path join(Join.Wish wish) {
        String platform = places.platform();
        String name = wish.name().orElseGet(places::computerName);
        Path root = wish.root().orElseGet(places::root);
        try (Http http = http()) {
            Joiner joiner = new Joiner(machine.disk(), machine.clock(), new Joining(http, machine.clock()));
            return joiner.join(
                    wish.url(), new JoinRequest(wish.code(), name, platform, version), root, folder(wish.state()));
        }
    }

    /** Waits for the moment at which an agent shall stop. */
    public interface End {
        void await() throws InterruptedException;
    }

    /** Runs the agent of a device until its end. Fails with: what {@link AgentProgram#run} says. */
    public void run(Optional<Path> state, End end, Runnable ready) throws InterruptedException {
        AgentProgram.Machine parts = new AgentProgram.Machine(
                machine.clock(),
                machine.chance(),
                machine.disk(),
                Watches.best(machine.clock(), machine.tasks(), name -> name.startsWith(RootMarker.OWN_PREFIX)),
                machine.tasks());
        AgentProgram program = new AgentProgram(parts, folder(state), version);
        try (Http small = http();
                Http bulk = http();
                TaskScope scope = machine.tasks().openLasting("signal")) {
            program.run(
                    device -> link(device, small, bulk),
                    stop -> scope.fork("stop", () -> {
                        end.await();
                        stop.run();
                    }),
                    ready);
        }
    }

    private Link link(DeviceRecord device, Http small, Http bulk) {
        return new HttpLink(device.pairing(), small, bulk, machine.clock());
    }

    private Http http() {
        return SocketHttp.open(machine.clock(), new ServerTrust.Authorities());
    }
}
