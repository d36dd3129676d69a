package limpid.proof.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;
import limpid.host.chance.SimChance;
import limpid.host.time.SimClock;
import limpid.host.time.SimTime;
import limpid.server.admin.Restore;
import limpid.server.library.Caller;
import limpid.server.library.Library;
import limpid.server.library.LibrarySettings;
import limpid.server.upkeep.Budget;
import limpid.server.upkeep.Upkeep;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.blob.BlobStore.PackState;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.memory.MemoryBlobStore;
import limpid.store.memory.MemoryLedger;
import limpid.wire.message.Hint;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import limpid.wire.message.SpaceState;

/** The server: the real library over a ledger and a blob store in memory, which can die, fill up and be put back. */
final class SimServer {
    static final long PLAN_BYTES = 1L << 30;
    /** Small, so that packs are sealed, emptied and dropped in a short life. */
    private static final Duration VERSIONS_KEPT = Duration.ofDays(30);

    private static final long PACK_BYTES = 60_000;

    /** How the storage was at some moment. */
    private record Copy(MemoryLedger ledger, MemoryBlobStore blobs) {}

    private Duration farthestAhead = Duration.ZERO;
    final SimClock clock;
    private final SimChance chance;
    private final Consumer<Hint> hints;
    private final Countdown death = new Countdown();
    private final List<Copy> copies = new ArrayList<>();
    private MemoryLedger ledger = new MemoryLedger();
    private MemoryBlobStore blobs;
    private Library library;
    private Upkeep upkeep;
    private boolean startedAhead;
    private boolean up = true;
    private int lives;
    private final Resident resident;
    private final CollectionId files;

    SimServer(SimTime time, SimChance chance, Consumer<Hint> hints) {
        this.clock = new SimClock(time);
        this.chance = chance;
        this.hints = hints;
        this.blobs = new MemoryBlobStore(clock, PACK_BYTES);
        this.library = newLibrary();
        this.upkeep = newUpkeep();
        this.resident = library.registry().createHomeWithOwner("home", "ada@example.org", "");
        library.registry().setPlan(resident.home(), PLAN_BYTES);
        listen();
        this.files = ledger.read(
                resident.home(), rows -> rows.collections().getFirst().id());
    }

    private Library newLibrary() {
        return new Library(
                new FragileLedger(ledger, death),
                blobs,
                clock,
                chance.split("library " + ++lives),
                new LibrarySettings(PLAN_BYTES));
    }

    private Upkeep newUpkeep() {
        startedAhead = clock.skew().compareTo(VERSIONS_KEPT) > 0;
        return new Upkeep(ledger, blobs, clock, library.hints());
    }

    private void listen() {
        library.hints().subscribe(resident.home(), hints);
    }

    JoinReply join(String name) {
        String code = library.registry().mintJoinCode(resident);
        return library.registry().join(new JoinRequest(code, name, "simulated", "0.1.0"));
    }

    Caller caller(String secret) {
        return library.registry().authenticate(secret);
    }

    Library library() {
        return library;
    }

    MemoryLedger ledger() {
        return ledger;
    }

    MemoryBlobStore blobs() {
        return blobs;
    }

    HomeId home() {
        return resident.home();
    }

    CollectionId files() {
        return files;
    }

    boolean isUp() {
        return up;
    }

    Countdown death() {
        return death;
    }

    void stop() {
        up = false;
    }

    /** Starts again over the same storage. */
    void start() {
        death.stop();
        library = newLibrary();
        upkeep = newUpkeep();
        listen();
        up = true;
    }

    void setPlan(long bytes) {
        library.registry().setPlan(resident.home(), bytes);
    }

    /** Keeps a copy of the storage, as a backup does. */
    void keepCopy() {
        copies.add(new Copy(ledger.copy(), blobs.copy()));
    }

    /** Puts back the copy before the last, or the oldest; by the command, devices are told by new epochs. */
    void putBack(boolean byCommand) {
        Copy copy = copies.get(Math.max(0, copies.size() - 2));
        ledger = copy.ledger().copy();
        blobs = copy.blobs().copy();
        if (byCommand) {
            Restore.newEpochs(ledger, chance.split("epochs"));
        }
        start();
    }

    /** The plan leaves only this much free. */
    void cutPlan(long freeBytes) {
        SpaceState space = space();
        setPlan(space.usedBytes() + space.reservedBytes() + freeBytes);
    }

    /** The disk has only this much room left for blobs. */
    void leaveFree(long bytes) {
        long used = blobs.packs(resident.home()).stream()
                .mapToLong(PackState::length)
                .sum();
        blobs.limitTo(used + bytes);
    }

    void makeRoom() {
        blobs.limitTo(Long.MAX_VALUE);
    }

    SpaceState space() {
        return library.registry().space(resident.home());
    }

    ServerMistakes mistakes() {
        return new ServerMistakes(ledger, resident.home(), files);
    }

    /** What was sent for a commit to come is kept no longer, and garbage is collected at once. */
    void forgetPins() {
        ledger.write(resident.home(), rows -> {
            rows.contents().dropPins(Instant.MAX);
            return rows;
        });
        upkeep();
        upkeep();
    }

    /** Somebody sets the server's clock. */
    void jump(Duration span) {
        clock.jump(span);
        if (clock.skew().compareTo(farthestAhead) > 0) {
            farthestAhead = clock.skew();
        }
    }

    /** How far its clock ever was ahead. */
    Duration farthestAhead() {
        return farthestAhead;
    }

    /** Whether it was started when its clock was so far ahead that the time of old versions may be over by it. */
    boolean restartedAhead() {
        return startedAhead;
    }

    void upkeep() {
        upkeep.round(Budget.standard());
    }

    /** All that rests in packs rots; returns how many chunks that are. */
    int damageAll() {
        List<ChunkRow> packed = ledger
                .read(resident.home(), rows -> rows.contents()
                        .chunksAfter(new ChunkId(new Hash(0, 0, 0, 0)), Integer.MAX_VALUE))
                .stream()
                .filter(row -> !row.pack().isEmpty())
                .toList();
        packed.forEach(row -> blobs.damage(resident.home(), new BlobPlace(row.pack(), row.offset(), row.length())));
        return packed.size();
    }

    /** How many chunks were found bad and not sent again. */
    int quarantined() {
        return ledger.read(
                resident.home(),
                rows -> rows.contents().quarantined(Integer.MAX_VALUE).size());
    }
}
