package limpid.cli.device;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import limpid.agent.run.AgentProgram;
import limpid.agent.run.DeviceFolder;
import limpid.agent.run.DeviceRecord;
import limpid.agent.run.Eraser;
import limpid.agent.run.Introduction;
import limpid.agent.run.Introduction.Met;
import limpid.agent.run.Joiner;
import limpid.agent.run.Leaver;
import limpid.agent.run.LocalCopy;
import limpid.agent.watch.RootMarker;
import limpid.cli.frame.Places;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.Chance;
import limpid.host.disk.Disk;
import limpid.host.net.Http;
import limpid.host.net.ServerTrust;
import limpid.host.net.SocketHttp;
import limpid.host.net.SystemNetProbe;
import limpid.host.task.TaskScope;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;
import limpid.host.watch.Watches;
import limpid.wire.link.HttpLink;
import limpid.wire.link.Joining;
import limpid.wire.link.Link;
import limpid.wire.link.Pairing;
import limpid.wire.message.DeletedThing;
import limpid.wire.message.ErasedWord;
import limpid.wire.message.JoinRequest;
import limpid.wire.message.RestoreOrder;
import limpid.wire.message.Restored;
import limpid.wire.message.SignInRequest;

/** The devices of this machine: where they are, how they come in, how they run. */
public final class DevicesHere implements Devices, Join.Entrance, Membership, ServerTrash {
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
        Met met = introduction().meet(wish.url(), wish.code());
        try (Http http = http(met.trust())) {
            return joiner(http, met)
                    .join(
                            wish.url(),
                            new JoinRequest(met.code().secret(), name, platform, version),
                            root,
                            folder(wish.state()));
        }
    }

    private Introduction introduction() {
        return new Introduction(new SystemNetProbe(machine.clock(), machine.tasks()), machine.clock());
    }

    private Joiner joiner(Http http, Met met) {
        return new Joiner(machine.disk(), machine.clock(), new Joining(http, machine.clock()), met.key());
    }

    @Override
    public boolean isKnown(Optional<Path> state) {
        return refusal(state).isEmpty();
    }

    @Override
    public Optional<Reason> refusal(Optional<Path> state) {
        DeviceRecord device = folder(state).record();
        try (Http http = http(device.pairing().trust())) {
            link(device, http, http).state();
            return Optional.empty();
        } catch (ReasonException refused) {
            return Optional.of(refused.reason());
        }
    }

    @Override
    public void leaveServer(Optional<Path> state) {
        DeviceRecord device = folder(state).record();
        try (Http http = http(device.pairing().trust())) {
            link(device, http, http).leave();
        } catch (ReasonException failure) {
            boolean left = failure.reason().code() == ReasonCode.TOKEN_REVOKED
                    || failure.reason().code() == ReasonCode.NOT_SIGNED_IN;
            if (!left) {
                throw failure;
            }
        }
    }

    @Override
    public List<DeletedThing> deleted(Optional<Path> state, int limit) {
        DeviceRecord device = folder(state).record();
        try (Http http = http(device.pairing().trust())) {
            return link(device, http, http).deleted(device.collection(), limit);
        }
    }

    @Override
    public Restored restore(Optional<Path> state, RestoreOrder order) {
        DeviceRecord device = folder(state).record();
        try (Http http = http(device.pairing().trust())) {
            return link(device, http, http).restore(device.collection(), order);
        }
    }

    @Override
    public LocalCopy copy(Optional<Path> state) {
        return LocalCopy.of(machine.disk(), folder(state).root().folder());
    }

    @Override
    public Eraser.Erased erase(Optional<Path> state) {
        return new Eraser(machine.disk(), machine.clock()).erase(folder(state));
    }

    @Override
    public boolean isTold(Optional<Path> state, Eraser.Erased erased) {
        Pairing pairing = folder(state).record().pairing();
        try (Http http = http(pairing.trust())) {
            new Joining(http, machine.clock())
                    .tellErased(pairing, new ErasedWord(erased.items(), erased.bytes(), erased.kept()));
            return true;
        } catch (ReasonException away) {
            return false;
        }
    }

    @Override
    public Path forget(Optional<Path> state) {
        return new Leaver(machine.disk()).forget(folder(state));
    }

    @Override
    public DeviceRecord signIn(Optional<Path> state, Optional<URI> server, String code) {
        DeviceFolder folder = folder(state);
        DeviceRecord before = folder.record();
        URI address = server.orElse(before.pairing().server());
        Met met = introduction().meet(address, code);
        JoinRequest request = new JoinRequest(met.code().secret(), before.name(), places.platform(), version);
        try (Http http = http(met.trust())) {
            return joiner(http, met).signIn(address, request, folder);
        }
    }

    @Override
    public DeviceRecord signInAgain(Optional<Path> state, SignInRequest typed) {
        DeviceFolder folder = folder(state);
        Pairing pairing = folder.record().pairing();
        try (Http http = http(pairing.trust())) {
            Joining joining = new Joining(http, machine.clock());
            return new Joiner(machine.disk(), machine.clock(), joining, pairing.key()).signInAgain(typed, folder);
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
                Watches.best(machine.clock(), machine.tasks(), RootMarker::isOwn),
                machine.tasks());
        AgentProgram program = new AgentProgram(parts, folder(state), version);
        try (Lines lines = new Lines(machine.clock());
                TaskScope scope = machine.tasks().openLasting("signal")) {
            program.run(
                    lines,
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

    private Http http(ServerTrust trust) {
        return SocketHttp.open(machine.clock(), trust);
    }
}
