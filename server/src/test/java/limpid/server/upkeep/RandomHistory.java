package limpid.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import limpid.core.change.ChangeToken;
import limpid.core.change.Digest;
import limpid.core.change.Operation;
import limpid.core.change.TokenOutcome;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Hash;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.core.reason.ReasonException;
import limpid.server.admin.Recount;
import limpid.server.library.Caller;
import limpid.server.library.HookedLedger;
import limpid.server.library.Rig;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.Ledger;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.CollectionState;
import limpid.wire.message.CommitReply;
import limpid.wire.message.CommitReply.Committed;
import limpid.wire.message.Grant;
import limpid.wire.message.SpaceState;

/**
 * Random commits of two devices, with upkeep and time between and within them, against a model that knows only whole
 * trees: it says whether the tree after a commit would be one, and never how to find that out quickly.
 */
final class RandomHistory {
    private static final long PLAN = 120_000;
    private static final List<String> NAMES = List.of("a", "A", "b", "c", "\u00e9", "e\u0301");

    private final Random random;
    private final Rig rig;
    private final HookedLedger upkeepLedger;
    private final Upkeep upkeep;
    private final List<Caller> devices;
    private final Map<ItemId, Item> model = new LinkedHashMap<>();
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private final Map<ContentId, List<byte[]>> bytes = new LinkedHashMap<>();
    private final List<Content> contents = new ArrayList<>();
    private final List<ItemId> ids = new ArrayList<>();
    private final Map<ItemId, Item> mirror = new LinkedHashMap<>();
    private Optional<ChangeToken> token = Optional.empty();
    private long head;
    private int committed;

    RandomHistory(long seed, Ledger store) {
        random = new Random(seed);
        rig = new Rig(seed, store);
        rig.library.registry().setPlan(rig.ann.home(), PLAN);
        upkeepLedger = new HookedLedger(rig.store);
        upkeep = new Upkeep(upkeepLedger, rig.blobs, rig.clock, rig.library.hints());
        devices = List.of(rig.ann, rig.bob);
        for (int i = 0; i < 12; i++) {
            ids.add(rig.id());
        }
        for (int i = 0; i < 4; i++) {
            contents.add(rig.text("text " + "x".repeat(i)));
            List<byte[]> one = List.of(rig.bytes(9000 + i));
            remember(new Content(ContentId.ofChunk(ChunkId.of(one.getFirst())), 9000 + i), one);
            List<byte[]> chunks = rig.longContent(2, 8500 + i);
            remember(Rig.named(chunks), chunks);
        }
    }

    private void remember(Content content, List<byte[]> chunks) {
        contents.add(content);
        bytes.put(content.id(), chunks);
    }

    void run(int steps) {
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(10)) {
                case 0 -> {
                    rig.hooked.beforeWrites(this::maintain);
                    upload();
                    rig.hooked.beforeWrites(() -> {});
                }
                case 1 -> reserveOrRelease();
                case 2 -> {
                    upkeepLedger.beforeWrites(this::useMeanwhile);
                    maintain();
                    upkeepLedger.beforeWrites(() -> {});
                }
                case 3 -> pull();
                default -> commit();
            }
            check();
        }
        assertThat(committed)
                .as("a history in which little happens proves little")
                .isGreaterThan(steps / 20);
        settle();
    }

    private void maintain() {
        rig.clock.pass(Duration.ofHours(random.nextInt(40)));
        upkeep.round(new Budget(1 + random.nextInt(20), 20_000));
    }

    /** What devices do between the moment when upkeep looks and the moment when it acts. */
    private void useMeanwhile() {
        if (random.nextInt(3) == 0) {
            upload();
            commit();
        }
    }

    private void upload() {
        Caller device = any(devices);
        List<List<byte[]>> all = List.copyOf(bytes.values());
        List<ChunkId> asked = any(all).stream().map(ChunkId::of).toList();
        Set<ChunkId> missing = rig.library.missing(device, asked);
        for (List<byte[]> chunks : all) {
            for (byte[] chunk : chunks) {
                if (missing.contains(ChunkId.of(chunk)) && random.nextInt(5) > 0) {
                    rig.library.store(device, List.of(rig.packed(chunk)));
                }
            }
        }
    }

    private void reserveOrRelease() {
        Caller device = any(devices);
        if (!grants.isEmpty() && random.nextBoolean()) {
            rig.library.release(device, any(List.copyOf(grants.keySet())));
            return;
        }
        SpaceState space = space();
        long wanted = 1 + random.nextLong(40_000);
        try {
            Grant grant = rig.library.reserve(device, wanted);
            grants.put(grant.id(), grant);
        } catch (ReasonException e) {
            assertThat(wanted).isGreaterThan(space.freeBytes());
        }
    }

    private SpaceState space() {
        return rig.library.registry().space(rig.ann.home());
    }

    private void commit() {
        Caller device = any(devices);
        Map<ItemId, Operation> operations = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            ItemId id = any(ids);
            operation(id).ifPresent(operation -> operations.put(id, operation));
        }
        if (operations.isEmpty()) {
            return;
        }
        Optional<String> grant = grants.isEmpty() || random.nextBoolean()
                ? Optional.empty()
                : Optional.of(any(List.copyOf(grants.keySet())));
        Map<ItemId, Item> after = TreeModel.after(model, List.copyOf(operations.values()), device);
        boolean fits = fits(after, device, grant);
        boolean expected = versionsHold(operations) && TreeModel.isTree(after) && contentsAreHeld(after) && fits;
        CommitReply reply = rig.commit(device, grant, List.copyOf(operations.values()));
        assertThat(reply instanceof Committed).as("%s on %s", operations, model).isEqualTo(expected);
        if (reply instanceof Committed done) {
            accept(operations, done, after);
        }
    }

    private void accept(Map<ItemId, Operation> operations, Committed done, Map<ItemId, Item> after) {
        committed++;
        assertThat(done.items()).extracting(Item::id).containsExactlyElementsOf(operations.keySet());
        for (Item item : done.items()) {
            Item before = model.get(item.id());
            if (before != null && before.version() == item.version()) {
                assertThat(item).isEqualTo(before);
            } else {
                assertThat(item.seq()).isEqualTo(++head);
                Item wanted = Objects.requireNonNull(after.get(item.id()));
                assertThat(item.version()).isEqualTo(wanted.version());
                assertThat(item.place()).isEqualTo(wanted.place());
                assertThat(item.content()).isEqualTo(wanted.content());
                assertThat(item.deleted()).isEqualTo(wanted.deleted());
                model.put(item.id(), item);
            }
        }
    }

    private Optional<Operation> operation(ItemId id) {
        Item present = model.get(id);
        long version = present == null ? 0 : present.version();
        if (random.nextInt(20) == 0 && version > 0) {
            version--;
        }
        if (present != null && random.nextInt(3) == 0) {
            return version == 0 ? Optional.empty() : Optional.of(Rig.delete(id, version));
        }
        ItemId parent = parent();
        // Kinds never change: half of all ids are folders.
        boolean folder = ids.indexOf(id) % 2 == 0;
        return Optional.of(
                folder
                        ? Rig.folder(id, version, parent, any(NAMES))
                        : Rig.file(id, version, parent, any(NAMES), any(contents)));
    }

    /** Mostly a folder that is there, so that enough commits have a chance. */
    private ItemId parent() {
        List<ItemId> folders = new ArrayList<>(List.of(ItemId.ROOT));
        TreeModel.live(model).stream()
                .filter(item -> item.kind() == Kind.FOLDER)
                .forEach(item -> folders.add(item.id()));
        return random.nextInt(10) == 0 ? any(ids) : any(folders);
    }

    private boolean versionsHold(Map<ItemId, Operation> operations) {
        return operations.values().stream().allMatch(operation -> {
            Item present = model.get(operation.item());
            return operation.ifVersion() == (present == null ? 0 : present.version());
        });
    }

    private boolean contentsAreHeld(Map<ItemId, Item> after) {
        return after.values().stream()
                .filter(item -> !item.deleted() && !item.equals(model.get(item.id())))
                .flatMap(item -> item.content().stream())
                .allMatch(content -> isHeld(content.id()));
    }

    private boolean isHeld(ContentId content) {
        List<ChunkId> needed =
                bytes.getOrDefault(content, List.of()).stream().map(ChunkId::of).toList();
        return rig.store.read(rig.ann.home(), rows -> rows.contents().chunks(needed)).values().stream()
                        .filter(row -> row.state() != State.QUARANTINED)
                        .count()
                == needed.size();
    }

    private boolean fits(Map<ItemId, Item> after, Caller device, Optional<String> grant) {
        long growth = TreeModel.used(after) - TreeModel.used(model);
        long paid = grant.flatMap(id -> rig.store.read(rig.ann.home(), rows -> rows.grant(id)))
                .filter(row ->
                        row.device().equals(device.device()) && row.expires().isAfter(rig.clock.now()))
                .map(row -> row.bytes())
                .orElse(0L);
        SpaceState space = space();
        long open = Math.max(0, growth - paid);
        return open == 0 || open <= space.planBytes() - space.usedBytes() - space.reservedBytes();
    }

    /** A third reader, which only ever follows the feed. */
    private void pull() {
        ChangesPage page;
        do {
            page = rig.library.changes(rig.bob, Rig.FILES, token, 1 + random.nextInt(3));
            if (page.outcome() == TokenOutcome.EXPIRED) {
                mirror.clear();
            }
            page.items().forEach(item -> mirror.put(item.id(), item));
            token = Optional.of(page.next());
        } while (page.outcome() != TokenOutcome.OK && random.nextInt(10) > 0);
        if (page.outcome() == TokenOutcome.OK) {
            assertThat(TreeModel.live(mirror)).isEqualTo(TreeModel.live(model));
            assertThat(page.digest()).isEqualTo(digest());
            assertThat(page.seq()).isEqualTo(head);
        }
    }

    private Digest digest() {
        Digest digest = Digest.EMPTY;
        for (Item item : model.values()) {
            digest = digest.plus(item);
        }
        return digest;
    }

    private void check() {
        CollectionState state = rig.library.collections(rig.ann).getFirst();
        assertThat(state.headSeq()).isEqualTo(head);
        assertThat(state.digest()).isEqualTo(digest());
        assertThat(state.items()).isEqualTo(TreeModel.live(model).size());
        assertThat(space().usedBytes()).isEqualTo(TreeModel.used(model));
        assertThat(space().usedBytes() + space().reservedBytes()).isLessThanOrEqualTo(PLAN);
        assertThat(new Recount(rig.store, rig.clock).run(rig.ann.home())).isEmpty();
        TreeModel.live(model).forEach(this::checkContent);
    }

    private void checkContent(Item item) {
        for (byte[] chunk : item.content()
                .map(content -> bytes.getOrDefault(content.id(), List.of()))
                .orElse(List.of())) {
            assertThat(rig.library.fetch(rig.ann, List.of(ChunkId.of(chunk)))).hasSize(1);
        }
    }

    /** When nothing more happens, only what is reachable is left. */
    private void settle() {
        for (int round = 0; round < 60; round++) {
            rig.clock.pass(Duration.ofDays(7));
            upkeep.round(Budget.standard());
            pull();
        }
        check();
        assertThat(space().reservedBytes()).isZero();
        assertThat(space().keptBytes()).isZero();
        Set<ChunkId> reachable = new LinkedHashSet<>();
        for (Item item : TreeModel.live(model)) {
            item.content().ifPresent(content -> {
                reachable.add(content.id().chunk());
                bytes.getOrDefault(content.id(), List.of()).forEach(chunk -> reachable.add(ChunkId.of(chunk)));
            });
        }
        Set<ChunkId> held = new LinkedHashSet<>();
        rig.store
                .read(rig.ann.home(), rows -> rows.contents().chunksAfter(new ChunkId(ZERO), 1000))
                .forEach(row -> held.add(row.id()));
        assertThat(held).isEqualTo(reachable);
    }

    private static final Hash ZERO = new Hash(0, 0, 0, 0);

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
