package limpid.server.library;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import limpid.core.change.ChangeToken;
import limpid.core.change.TokenOutcome;
import limpid.core.chunk.ChunkId;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.dossier.Dossier;
import limpid.server.dossier.Dossier.Departure;
import limpid.server.dossier.Dossiers;
import limpid.server.library.commit.Access;
import limpid.server.library.commit.Allowance;
import limpid.server.library.commit.Bound;
import limpid.server.library.commit.Committer;
import limpid.server.library.commit.Objection;
import limpid.server.library.commit.Order;
import limpid.server.library.commit.Outbox;
import limpid.store.blob.BlobStore;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.GrantRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.CursorRow;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.PersonRow;
import limpid.wire.json.Codecs;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.CollectionState;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.DeviceState;
import limpid.wire.message.Grant;
import limpid.wire.message.Hint;
import limpid.wire.message.PolicyNotice;
import limpid.wire.message.SpaceState;

/**
 * All that a device can ask of the server, whatever carried the question. Each call is one or two transactions; nothing
 * is kept between calls but what may be forgotten. Safe for all threads.
 *
 * <p>Fails with, from every method: NOT_FOUND for what is not in the caller's home, and what the ledger fails with.
 */
public final class Library {
    private final Ledger ledger;
    private final Clock clock;
    private final Ports ports;
    private final ServerIdentity identity;
    private final HintFeed hints;
    private final Registry registry;
    private final HeldDevices heldDevices;
    private final History history;
    private final Chunks chunks;
    private final Contents contents;
    private final Storage storage;
    private final Feed feed;
    private final Committer committer = new Committer(LibrarySettings.GRANT_KEPT);
    private final CommitCheck check;
    private final Map<CursorKey, Long> cursors = new ConcurrentHashMap<>();

    private volatile BindingPolicies policies = BindingPolicies.NONE;

    private record CursorKey(Caller caller, CollectionId collection) {}

    /** A library over a ledger and its blobs; makes the server's identity at its first start. */
    public Library(Ledger ledger, BlobStore blobs, Clock clock, Chance chance, LibrarySettings settings) {
        this.ledger = ledger;
        this.clock = clock;
        this.ports = new Ports(ledger, blobs, clock, chance, settings);
        this.identity = ServerIdentity.of(ledger, chance);
        this.hints = new HintFeed(ledger);
        this.registry = new Registry(ports, identity, hints);
        this.heldDevices = new HeldDevices(ports, registry);
        this.history = new History(this, ports);
        this.chunks = new Chunks(ledger, blobs, clock, hints);
        this.contents = new Contents(chunks);
        this.storage = new Storage(blobs, chance);
        this.feed = new Feed(new TokenSeal(identity.tokenKey()), clock);
        this.check = new CommitCheck(new ManifestReader(ledger, chunks, clock), clock);
    }

    /** Lets policies bind homes from now on. */
    public void obey(BindingPolicies binding) {
        this.policies = binding;
    }

    /** The server's own id, which devices remember. */
    public String serverId() {
        return identity.id();
    }

    /** A key of this server for one purpose, of 32 bytes; the same after each start. To be shown to nobody. */
    public byte[] keyFor(String purpose) {
        return identity.keyFor(purpose);
    }

    /** Where hints are heard. */
    public HintFeed hints() {
        return hints;
    }

    /** The people, devices and codes of this server. */
    public Registry registry() {
        return registry;
    }

    /** Devices on which somebody has to sign in again. */
    public HeldDevices heldDevices() {
        return heldDevices;
    }

    /** What was, and how it comes back. */
    public History history() {
        return history;
    }

    /** Whole contents, to be read. */
    public Contents contents() {
        return contents;
    }

    /** What the server knows of the calling device and its home. */
    public DeviceState state(Caller caller) {
        Optional<BlobStore.Room> room = storage.room();
        List<PolicyNotice> notices = policies.notices(caller.home());
        return ledger.read(caller.home(), rows -> {
            Instant now = clock.now();
            DeviceRow device = rows.device(caller.device())
                    .orElseThrow(() -> Access.notFound(
                            Scope.DEVICE, "device", caller.device().text(), now));
            Optional<PersonRow> person = rows.person(caller.person());
            boolean administers =
                    person.filter(row -> row.rights().administrator()).isPresent();
            SpaceState space = space(rows, Access.home(rows, now), caller);
            List<CollectionState> collections = collections(rows, caller);
            return new DeviceState(
                    device.id(),
                    device.name(),
                    person.map(PersonRow::name).orElse(""),
                    space,
                    room.map(it -> storage.of(rows, collections, it, administers)),
                    collections,
                    now,
                    Dossiers.of(rows, device.id()).orders(),
                    notices);
        });
    }

    /** How full a home is, and what of it is left for the caller. */
    private static SpaceState space(HomeTransaction rows, HomeRow home, Caller caller) {
        return home.bounded()
                ? space(home)
                        .allowing(Math.max(
                                0, Allowance.read(rows, home, caller.person()).freeBytes()))
                : space(home);
    }

    /** How full a home is. */
    static SpaceState space(HomeRow home) {
        return new SpaceState(home.planBytes(), home.usedBytes(), home.reservedBytes(), home.keptBytes());
    }

    /** The collections of the calling person, by id. */
    public List<CollectionState> collections(Caller caller) {
        return ledger.read(caller.home(), rows -> collections(rows, caller));
    }

    static List<CollectionState> collections(HomeTransaction rows, Caller caller) {
        return rows.collections().stream()
                .filter(row -> row.owner().equals(caller.person()))
                .map(Library::state)
                .toList();
    }

    private static CollectionState state(CollectionRow row) {
        return new CollectionState(
                row.id(), row.kind(), row.epoch(), row.headSeq(), row.digest(), row.items(), row.bytes());
    }

    /** A page of history after a token, or of what lives now. A token says that its device has all that came before. */
    public ChangesPage changes(Caller caller, CollectionId collection, Optional<ChangeToken> since, int limit) {
        Feed.Ask ask = new Feed.Ask(caller, collection, since, limit);
        Feed.Answer answer = ledger.read(caller.home(), rows -> feed.read(rows, ask));
        if (answer.page().outcome() == TokenOutcome.AHEAD) {
            return startAnew(ask, answer);
        }
        answer.token().ifPresent(token -> remember(ask, token, answer.page().outcome()));
        return answer.page();
    }

    /** A token from the future proves that this ledger is an older copy; every device has to learn that, not only this. */
    private ChangesPage startAnew(Feed.Ask ask, Feed.Answer proof) {
        List<Hint> told = ledger.write(ask.caller().home(), rows -> {
            boolean stillAhead = feed.read(rows, ask).page().outcome() == TokenOutcome.AHEAD;
            return stillAhead ? Epochs.renew(rows, ports.chance()) : List.<Hint>of();
        });
        if (!told.isEmpty()) {
            ledger.administer(directory -> {
                directory.putFact("went-back-at", clock.now().toString());
                return told;
            });
        }
        hints.tell(ask.caller().home(), told);
        ChangesPage anew =
                ledger.read(ask.caller().home(), rows -> feed.read(rows, ask)).page();
        return new ChangesPage(
                TokenOutcome.AHEAD,
                List.of(),
                Map.of(),
                anew.next(),
                anew.epoch(),
                0,
                proof.page().digest());
    }

    private void remember(Feed.Ask ask, TokenBody token, TokenOutcome outcome) {
        boolean known = outcome == TokenOutcome.OK || outcome == TokenOutcome.MORE;
        CursorKey key = new CursorKey(ask.caller(), ask.collection());
        if (!known || token.isListing() || token.seq() <= cursors.getOrDefault(key, 0L)) {
            return;
        }
        ledger.write(ask.caller().home(), rows -> {
            rows.items().putCursor(new CursorRow(ask.collection(), ask.caller().device(), token.seq(), clock.now()));
            return token;
        });
        cursors.put(key, token.seq());
    }

    /**
     * Commits. Fails with: IDEMPOTENCY_MISMATCH, REQUEST_MALFORMED, REQUEST_TOO_LARGE, CHECKSUM_MISMATCH (of inline
     * bytes). All that depends on the state of the collection is not a failure but a refusal.
     */
    public CommitReply commit(Caller caller, CollectionId collection, String key, Commit commit) {
        Order order = check.order(caller, collection, key, commit);
        List<Bound> binding = policies.bounds(caller.home());
        Committer.Outcome outcome = ledger.write(caller.home(), rows -> committer.commit(rows, order, binding));
        hints.tell(caller.home(), outcome.hints());
        if (outcome.reply() instanceof CommitReply.Committed done
                && outcome.after().isPresent()) {
            return new CommitReply.Committed(
                    done.items(),
                    Optional.of(feed.head(caller.home(), outcome.after().get())));
        }
        return outcome.reply();
    }

    /** Sets space aside. Fails with: QUOTA_EXCEEDED, SERVER_DISK_FULL. */
    public Grant reserve(Caller caller, long bytes) {
        Instant now = clock.now();
        Grants.check(bytes, now);
        checkDisk(bytes, now);
        return ledger.write(caller.home(), rows -> Grants.reserve(rows, caller, bytes, now, ports.chance()));
    }

    private void checkDisk(long bytes, Instant now) {
        BlobStore.Room room = ports.blobs().room();
        if (bytes > room.usableBytes()) {
            throw Objection.of(ReasonCode.SERVER_DISK_FULL, Subject.server(""), now)
                    .saw("volume", room.volume())
                    .saw("free-bytes", room.freeBytes(), bytes + room.keptBytes())
                    .saw("kept-bytes", room.keptBytes())
                    .saw("needed-bytes", bytes)
                    .exception();
        }
    }

    /** Gives back what is left of a grant; one that is gone, or another device's, is well and stays as it is. */
    public void release(Caller caller, String grant) {
        giveBack(caller, rows -> rows.grant(grant).stream());
    }

    /** Gives back all that a device set aside. */
    public void releaseAll(Caller caller) {
        giveBack(caller, rows -> rows.grantsExpiring(Instant.MAX).stream());
    }

    private void giveBack(Caller caller, Function<HomeTransaction, Stream<GrantRow>> grants) {
        List<Hint> told = ledger.write(caller.home(), rows -> {
            List<GrantRow> mine = grants.apply(rows)
                    .filter(row -> row.device().equals(caller.device()))
                    .toList();
            long bytes = Grants.giveBack(rows, mine);
            List<Hint> freed = bytes > 0 ? List.of(new Hint(Hint.Kind.SPACE, "", 0)) : List.<Hint>of();
            Outbox.add(rows, freed);
            return freed;
        });
        hints.tell(caller.home(), told);
    }

    /** Those of {@code ids} that the home lacks; the others stay for some days. Fails with: REQUEST_TOO_LARGE. */
    public Set<ChunkId> missing(Caller caller, List<ChunkId> ids) {
        return chunks.missing(caller.home(), ids);
    }

    /** Proves and stores chunks; again is well. Fails with: CHECKSUM_MISMATCH, SERVER_DISK_FULL. */
    public void store(Caller caller, List<ChunkFrame> frames) {
        chunks.store(caller, frames);
    }

    /** Chunks in the order asked, until they reach about 8 MiB. Fails with: BLOB_MISSING, BLOB_CORRUPT. */
    public List<ChunkFrame> fetch(Caller caller, List<ChunkId> ids) {
        return chunks.fetch(caller.home(), ids);
    }

    /** Keeps what a device says of itself. */
    public void report(Caller caller, DeviceReport report) {
        registry.report(caller, Codecs.REPORT.encode(report));
    }

    /** Takes the calling device off: its secret is worth nothing from now on. */
    public void leave(Caller caller) {
        Instant now = clock.now();
        ledger.write(caller.home(), rows -> {
            Dossier dossier = Dossiers.of(rows, caller.device());
            rows.device(caller.device()).ifPresent(device -> {
                Departure itself = new Departure(now, device.name(), Optional.empty());
                Dossiers.put(
                        rows, caller.device(), dossier.with(dossier.departure().orElse(itself)));
            });
            return now;
        });
        registry.revoke(caller.home(), caller.device());
    }

    /** The digest of a collection's live items from one id to another, to find where two sides differ. */
    public RangeDigest digest(Caller caller, CollectionId collection, ItemId from, ItemId to) {
        return ledger.read(caller.home(), rows -> RangeDigest.of(rows, caller, collection, from, to, clock.now()));
    }
}
