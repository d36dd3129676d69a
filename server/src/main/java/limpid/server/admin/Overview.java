package limpid.server.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonException;
import limpid.store.blob.BlobStore;

/** The server at a glance: what it is, how much it holds, and all that is wrong with it. Safe for all threads. */
public final class Overview {
    private final Identity identity;
    private final Census census;
    private final BlobStore blobs;
    private final Supplier<Database> database;
    private final List<Watch> watches;
    private volatile List<Reason> lastSeen = List.of();

    public Overview(
            Identity identity, Census census, BlobStore blobs, Supplier<Database> database, List<Watch> watches) {
        this.identity = identity;
        this.census = census;
        this.blobs = blobs;
        this.database = database;
        this.watches = List.copyOf(watches);
    }

    /** What this server is. */
    public record Identity(String version, Instant startedAt, Supplier<List<String>> urls) {}

    /**
     * Where the ledger lies.
     *
     * @param kind such as {@code SQLite}
     * @param bytes of its files; empty where only the database server knows
     */
    public record Database(String kind, Optional<Long> bytes) {}

    /** Looks after one thing. */
    public interface Watch {
        /** What is wrong with it now; empty if all is well. */
        List<Reason> problems();
    }

    /** What the server is. */
    public Identity identity() {
        return identity;
    }

    /** How many there are of what. */
    public Tally tally() {
        return census.tally();
    }

    /** How much room there is for contents; empty while the disk cannot be asked, which {@link #problems} tells. */
    public Optional<BlobStore.Room> room() {
        try {
            return Optional.of(blobs.room());
        } catch (ReasonException offline) {
            return Optional.empty();
        }
    }

    /** Where the ledger lies. */
    public Database database() {
        return database.get();
    }

    /** All that is wrong, as far as anybody watches. */
    public List<Reason> problems() {
        List<Reason> all = new ArrayList<>();
        watches.forEach(watch -> all.addAll(watch.problems()));
        lastSeen = List.copyOf(all);
        return all;
    }

    /** What was wrong when anybody looked last; asks nothing, so it may be called anywhere. */
    public List<Reason> lastSeen() {
        return lastSeen;
    }
}
