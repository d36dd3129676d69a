package limpid.server.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import limpid.core.id.HomeId;
import limpid.core.reason.Reason;
import limpid.host.time.Clock;
import limpid.server.admin.Recount;
import limpid.server.library.HintFeed;
import limpid.store.blob.BlobStore;
import limpid.store.ledger.Ledger;

/**
 * All upkeep, a round at a time. Safe at any moment and beside any request; two rounds at once do no harm but waste time.
 * Whoever calls it decides how often: about once a minute.
 */
public final class Upkeep {
    private final Ledger ledger;
    private final BlobStore blobs;
    private final Clock clock;
    private final List<Chore> chores;
    private final ClockTrust trust;
    private final Recount recount;
    /** When each home was counted last, by the steady clock. */
    private final Map<HomeId, Long> counted = new ConcurrentHashMap<>();

    /** Upkeep of a server; {@code hints} hears when space becomes free or a chunk is lost. */
    public Upkeep(Ledger ledger, BlobStore blobs, Clock clock, HintFeed hints) {
        this(ledger, blobs, clock, hints, List.of());
    }

    /** The same, with {@code more} to do for each home: what belongs to rooms that upkeep does not know. */
    public Upkeep(Ledger ledger, BlobStore blobs, Clock clock, HintFeed hints, List<Chore> more) {
        this.ledger = ledger;
        this.blobs = blobs;
        this.clock = clock;
        this.trust = new ClockTrust(clock);
        this.recount = new Recount(ledger, clock);
        List<Chore> own = List.of(
                new Expiry(ledger, clock, hints),
                new OldVersions(ledger, clock, trust),
                new Tombstones(ledger, clock, trust),
                new Garbage(ledger, clock),
                new Packs(ledger, blobs, clock),
                new Scrub(ledger, blobs, clock, hints));
        this.chores = Stream.concat(own.stream(), more.stream()).toList();
    }

    /** One round over all homes. Returns what was found wrong. Fails with: what ledger and blobs fail with. */
    public List<Reason> round(Budget budget) {
        ledger.administer(directory -> {
            directory.dropCodes(clock.now().minus(UpkeepSafety.CODES_KNOWN));
            return directory;
        });
        blobs.upkeep();
        List<Reason> found = new ArrayList<>(trust.look().stream().toList());
        for (HomeId home : ledger.administer(directory -> directory.homes())) {
            found.addAll(round(home, budget));
        }
        return found;
    }

    /** One round over one home. Returns what was found wrong. */
    public List<Reason> round(HomeId home, Budget budget) {
        List<Reason> found = new ArrayList<>();
        for (Chore chore : chores) {
            if (!chore.goesByAge() || trust.isTrusted()) {
                found.addAll(chore.run(home, budget));
            }
        }
        long now = clock.nanos();
        Long last = counted.putIfAbsent(home, now);
        if (last != null && now - last >= UpkeepSafety.RECOUNT_EVERY.toNanos()) {
            counted.put(home, now);
            found.addAll(recount.run(home));
        }
        return found;
    }
}
