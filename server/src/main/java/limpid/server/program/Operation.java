package limpid.server.program;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import limpid.host.disk.DiskLock;
import limpid.host.net.Http;
import limpid.host.task.Rest;
import limpid.server.admin.Restore;
import limpid.server.backup.DataRestore;
import limpid.server.backup.Rehearsal;
import limpid.server.backup.RehearsalReport;
import limpid.server.operator.ChannelOperator;
import limpid.server.operator.ChannelOperator.ChannelKey;
import limpid.server.operator.Operator;

/** Carries out an operator's order: by the server that runs on the data, or on the data itself while none does. */
public final class Operation {
    private static final String REHEARSAL = "rehearsal-";

    private final ServerSettings settings;
    private final Machine machine;
    private final Supplier<Http> http;

    /** On the data of {@code settings}; a server that runs there is reached by {@code http}. */
    public Operation(ServerSettings settings, Machine machine, Supplier<Http> http) {
        this.settings = settings;
        this.machine = machine;
        this.http = http;
    }

    /**
     * Carries out an order. A server that is just starting or stopping, and another order, are waited for. Fails with:
     * DATA_UNREADABLE, DATA_IN_USE (the wait was too long).
     */
    public <T> T carryOut(Function<Operator, T> order) throws InterruptedException {
        DataFolder folder = new DataFolder(settings.data());
        for (int look = 0; look < DataFolder.LOOKS_MAX; look++) {
            Optional<DiskLock> hold = folder.tryHold(machine.disk(), machine.clock());
            if (hold.isPresent()) {
                return onData(folder, hold.get(), order);
            }
            Optional<ChannelKey> key = new ChannelFile(folder, machine.clock()).read();
            if (key.isPresent()) {
                return overChannel(key.get(), order);
            }
            Rest.of(DataFolder.LOOK_EVERY);
        }
        throw folder.inUse(machine.clock());
    }

    private <T> T onData(DataFolder folder, DiskLock hold, Function<Operator, T> order) {
        try (Opened opened = new Opened()) {
            opened.add(hold::close);
            Parts parts = Parts.open(settings, folder, machine, opened);
            opened.add(parts.upkeep()::testify);
            return order.apply(parts.operator());
        }
    }

    private <T> T overChannel(ChannelKey key, Function<Operator, T> order) {
        try (Http channel = http.get()) {
            return order.apply(new ChannelOperator(channel, key, machine.clock()));
        }
    }

    /** Puts a backup in place of the data, which no server may use. Fails with: DATA_IN_USE, what restoring says. */
    public Restored restore(Path from) throws InterruptedException {
        DataFolder folder = new DataFolder(settings.data());
        try (Opened opened = new Opened()) {
            opened.add(folder.hold(machine.disk(), machine.clock())::close);
            DataRestore restore = new DataRestore(machine.disk(), machine.clock());
            Optional<Path> aside = restore.put(from, folder.path());
            long collections = newEpochs(folder);
            restore.finish(folder.path());
            return new Restored(folder.path(), aside, collections);
        }
    }

    /**
     * Does all that a restore would do, short of it; a server may run meanwhile. Fails with: what {@link Rehearsal#run}
     * says.
     */
    public RehearsalReport rehearse(Path from) {
        Path data = settings.data();
        String name = REHEARSAL + HexFormat.of().formatHex(machine.chance().bytes(4)); // two at once do not meet
        return new Rehearsal(machine.disk(), machine.clock(), machine.chance())
                .run(from, new Rehearsal.Stage(data, data.resolve(name)));
    }

    private long newEpochs(DataFolder folder) {
        try (var ledger = Parts.ledger(settings, folder, machine)) {
            return Restore.newEpochs(ledger, machine.chance());
        }
    }

    /**
     * What a restore did.
     *
     * @param aside where the former data lies; empty if there was none
     * @param collections how many have a new epoch
     */
    public record Restored(Path data, Optional<Path> aside, long collections) {}
}
