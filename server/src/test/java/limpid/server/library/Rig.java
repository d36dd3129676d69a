package limpid.server.library;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.change.Operation;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Manifest;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonException;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Ledger;
import limpid.store.memory.MemoryBlobStore;
import limpid.store.memory.MemoryLedger;
import limpid.wire.frame.Frames;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.ChunkFrame.Encoding;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.CommitReply.Committed;
import limpid.wire.message.CommitReply.Refused;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;

/** A library in memory with one home, its owner and two devices. */
public final class Rig {
    public static final CollectionId FILES = new CollectionId("files");
    public static final long PLAN = 10_000_000;

    public final SettableClock clock = new SettableClock();
    public final SeededChance chance;
    public final MemoryLedger ledger;
    /** What the library writes through. */
    public final HookedLedger hooked;
    /** What the library writes to in the end: {@link #ledger} or whatever else was given. */
    public final Ledger store;

    public final MemoryBlobStore blobs;
    public final Library library;
    public final Resident owner;
    public final Caller ann;
    public final Caller bob;
    private int keys;

    public Rig() {
        this(1);
    }

    public Rig(long seed) {
        this(seed, new MemoryLedger());
    }

    /** A library over another ledger, which must be empty. */
    public Rig(long seed, Ledger store) {
        this.store = store;
        ledger = store instanceof MemoryLedger memory ? memory : new MemoryLedger();
        hooked = new HookedLedger(store);
        chance = new SeededChance(seed);
        blobs = new MemoryBlobStore(clock, 64 << 10);
        library = open(hooked);
        owner = library.registry().createHomeWithOwner("Ann", "ann@example.org", "");
        ann = join("ann's laptop");
        bob = join("ann's desktop");
    }

    /** Another library over a ledger, as after a restart. */
    public Library open(Ledger other) {
        return new Library(other, blobs, clock, chance, new LibrarySettings(PLAN));
    }

    public Caller join(String device) {
        String code = library.registry().mintJoinCode(owner);
        JoinReply reply = library.registry().join(new JoinRequest(code, device, "Linux", "0.1.0"));
        return library.registry().authenticate(reply.secret());
    }

    public CommitReply commit(Caller caller, Operation... operations) {
        return library.commit(
                caller, FILES, "key-" + ++keys, new Commit(List.of(operations), Optional.empty(), Map.of()));
    }

    public CommitReply commit(Caller caller, Optional<String> grant, List<Operation> operations) {
        return library.commit(caller, FILES, "key-" + ++keys, new Commit(operations, grant, inlineFor(operations)));
    }

    /** The items of a commit that must succeed. */
    public List<Item> done(Caller caller, Operation... operations) {
        CommitReply reply = commit(caller, Optional.empty(), List.of(operations));
        if (reply instanceof Refused refused) {
            throw new AssertionError("refused: " + refused);
        }
        return ((Committed) reply).items();
    }

    /** The refusal of a commit that must not succeed. */
    public Refused refused(Caller caller, Operation... operations) {
        return (Refused) commit(caller, Optional.empty(), List.of(operations));
    }

    private final Map<ChunkId, byte[]> texts = new LinkedHashMap<>();

    private Map<ChunkId, byte[]> inlineFor(List<Operation> operations) {
        Map<ChunkId, byte[]> inline = new LinkedHashMap<>();
        for (Operation operation : operations) {
            if (operation instanceof Operation.Put put && put.content().isPresent()) {
                ChunkId chunk = put.content().get().id().chunk();
                if (texts.containsKey(chunk)) {
                    inline.put(chunk, texts.get(chunk));
                }
            }
        }
        return inline;
    }

    /** A small content that travels inside commits. */
    public Content text(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        ChunkId id = ChunkId.of(bytes);
        texts.put(id, bytes);
        return new Content(ContentId.ofChunk(id), bytes.length);
    }

    /** A content of one chunk that nobody has sent. */
    public Content absent(int length) {
        return new Content(ContentId.ofChunk(ChunkId.of(bytes(length))), length);
    }

    /** A content of one chunk that was sent. */
    public Content sent(Caller caller, int length) {
        byte[] bytes = bytes(length);
        library.store(caller, List.of(frame(bytes)));
        return new Content(ContentId.ofChunk(ChunkId.of(bytes)), length);
    }

    /** The chunks of a long content and its manifest, not sent. */
    public List<byte[]> longContent(int parts, int length) {
        List<byte[]> chunks = new ArrayList<>();
        List<Manifest.Part> named = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            byte[] bytes = bytes(length);
            chunks.add(bytes);
            named.add(new Manifest.Part(ChunkId.of(bytes), length));
        }
        chunks.add(new Manifest(named).bytes());
        return chunks;
    }

    /** The content whose manifest is the last of {@code chunks}. */
    public static Content named(List<byte[]> chunks) {
        long length = chunks.subList(0, chunks.size() - 1).stream()
                .mapToLong(bytes -> bytes.length)
                .sum();
        return new Content(ContentId.ofManifest(ChunkId.of(chunks.getLast())), length);
    }

    public static ChunkFrame frame(byte[] bytes) {
        return new ChunkFrame(ChunkId.of(bytes), Encoding.RAW, bytes.length, bytes);
    }

    public ChunkFrame packed(byte[] bytes) {
        return new Frames(clock).encode(ChunkId.of(bytes), bytes);
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        byte[] seed = chance.bytes(Math.min(length, 64));
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (seed[i % seed.length] + i / seed.length);
        }
        return bytes;
    }

    public ItemId id() {
        return chance.itemId();
    }

    public static Operation.Put folder(ItemId id, long ifVersion, ItemId parent, String name) {
        return new Operation.Put(
                id, ifVersion, new Place(parent, new ItemName(name)), Kind.FOLDER, Optional.empty(), Attributes.NONE);
    }

    public static Operation.Put file(ItemId id, long ifVersion, ItemId parent, String name, Content content) {
        return new Operation.Put(
                id,
                ifVersion,
                new Place(parent, new ItemName(name)),
                Kind.FILE,
                Optional.of(content),
                new Attributes(Instant.EPOCH, false));
    }

    public static Operation.Delete delete(ItemId id, long ifVersion) {
        return new Operation.Delete(id, ifVersion, false);
    }

    /** The reason for which {@code work} must fail. */
    public static Reason reasonOf(Runnable work) {
        try {
            work.run();
        } catch (ReasonException e) {
            return e.reason();
        }
        throw new AssertionError("it did not fail");
    }
}
