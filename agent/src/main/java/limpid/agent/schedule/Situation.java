package limpid.agent.schedule;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import limpid.agent.state.Position;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Node;
import limpid.agent.tree.Print;
import limpid.agent.tree.Synced;
import limpid.agent.tree.Trees;
import limpid.core.chunk.ChunkId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Place;
import limpid.core.reason.Reason;
import limpid.host.chance.Chance;
import limpid.wire.message.SpaceState;

/** All that the engine knows at a moment. Its parts change it; nobody outside this package sees it. */
final class Situation {
    final EngineSettings settings;
    final Chance chance;
    final Trees trees = new Trees();
    final Board board = new Board();
    final Blocks blocks = new Blocks();
    final Gates gates = new Gates();
    final Looks looks = new Looks();
    final Desk desk = new Desk();
    final Traffic traffic = new Traffic();
    final Memory memory = new Memory();
    final Deletions deletions = new Deletions(memory);
    final OrdersFromAfar orders = new OrdersFromAfar(memory);
    final PoliciesHere policies = new PoliciesHere(memory);

    /** Counts events; a look is stamped with it. */
    long tick;

    Instant now;

    /** Whether everything was looked at since the start. */
    boolean scanned;
    /** Whether the next look must be at everything. */
    boolean scanWanted = true;
    /** Whether all changes up to some moment since the start are known. */
    boolean caughtUp;

    boolean pullWanted = true;
    boolean probeWanted = true;
    boolean hintsFlow;
    /** The highest sequence that the server hinted at. */
    long hintedSeq;
    /** The same since the last question for changes began: its answer knows all that was hinted at before. */
    long hintedWhilePulling;
    /** What this device wrote into the server's history itself. */
    final OwnHistory ownHistory = new OwnHistory();

    Optional<Position> position = Optional.empty();
    /** When the present look at everything began, and the last that ended. */
    Instant scanBegan;

    Optional<Instant> lastScan = Optional.empty();
    Optional<Instant> lastScanEnded = Optional.empty();
    /** When the present question for changes was asked, and the last after whose answer nothing was left to tell. */
    Instant pullBegan;

    Optional<Instant> lastPull = Optional.empty();
    Optional<Instant> lastContact = Optional.empty();
    /** When the server last said how it is, and what was ordered. */
    Optional<Instant> lastProbe = Optional.empty();

    Optional<Instant> lastTroubleLook = Optional.empty();
    Optional<SpaceState> space = Optional.empty();
    Optional<Boolean> digestEqual = Optional.empty();
    Optional<Reason> diverged = Optional.empty();

    /** The highest sequence that came by another way than a page of changes, by item. */
    final Map<ItemId, Long> ownSeqs = new HashMap<>();
    /** When the server told of the deletion of something that a commit without an answer is about: the sequence of that. */
    final Map<ItemId, Long> buried = new HashMap<>();
    /** The highest of those when the present question for changes was asked: its answer must tell of them. */
    long pullKnew;
    /** How many answers in a row did not tell of all of those that they should have told. */
    int pagesWithoutOwn;
    /** In a listing from the beginning: what was listed so far, with its version. */
    Optional<Map<ItemId, Long>> listed = Optional.empty();
    /** Whether the listing follows a restored server, so that what the server lost is offered again. */
    boolean restored;
    /** Items that a job left half done and that were not looked at since, with the place where it was to put them. */
    private final Map<ItemId, Unseen> unseen = new HashMap<>();
    /** What was about to be put on the disk when the program ended. */
    final Map<Place, ItemId> intents = new HashMap<>();

    /** The same by item: what the content would be if it had been put there. */
    final Map<ItemId, Item> intended = new HashMap<>();
    /** Where a job was to move things when it ended half done. */
    final Map<ItemId, Place> halfMoved = new HashMap<>();

    /** Files whose attributes a job was to set when it ended half done. */
    final Set<ItemId> halfSet = new HashSet<>();

    /** Bytes of small contents that came with changes. */
    final Map<ChunkId, byte[]> inline = new LinkedHashMap<>();

    long inlineBytes;
    /** What was seen on the disk and does not go into step, by path. */
    final Map<String, Reason> oddities = new LinkedHashMap<>();
    /** Folders that could not be looked at, by path. */
    final Map<String, Reason> troubles = new LinkedHashMap<>();
    /** Whether the server may keep space for this device that nothing here knows of: an answer was lost, or the program. */
    boolean forgottenGrants = true;
    /** Grants that nobody uses any more. */
    final Set<String> spareGrants = new LinkedHashSet<>();
    /** How files looked when the running jobs that read them began, by item. */
    final Map<ItemId, Print> reading = new HashMap<>();
    /** What running jobs shall bring about on the disk, by item. */
    final Map<ItemId, Errand> errands = new HashMap<>();

    /** Where a job was to put something, and at which tick it ended half done. */
    private record Unseen(Place place, long since) {}

    Situation(EngineSettings settings, Chance chance, Instant now) {
        this.settings = settings;
        this.chance = chance;
        this.now = now;
        this.scanBegan = now;
        this.pullBegan = now;
    }

    /** Whether the server told of changes that are not known yet. */
    boolean isBehindHints() {
        return hintedSeq > position.map(Position::seq).orElse(0L);
    }

    Node node(ItemId id) {
        return trees.node(id);
    }

    /** Replaces what is known of an item; whoever's step may depend on it is looked at anew. */
    void put(Node next) {
        Node before = trees.node(next.id());
        trees.put(next);
        memory.changed(before, next);
        changed(before);
        changed(next);
    }

    /** An item is to be looked at anew, with the folders and names it stands at. */
    void changed(Node node) {
        board.stain(node.id());
        node.local().ifPresent(local -> around(local.place()));
        node.remote().ifPresent(remote -> around(remote.place()));
        node.synced().ifPresent(synced -> stainIfOpen(synced.item().place().parent()));
    }

    private void around(Place place) {
        stainIfOpen(place.parent());
        trees.remoteAlike(place).forEach(this::stainIfOpen);
        trees.localAlike(place).forEach(this::stainIfOpen);
    }

    private void stainIfOpen(ItemId id) {
        if (board.step(id).isPresent()) {
            board.stain(id);
        }
    }

    /** The history that the known versions are of. */
    Optional<String> epoch() {
        return position.map(Position::epoch);
    }

    /** Whether a running job moves or makes this folder or one above it, so that a path into it may mean another one soon. */
    boolean isOnTheMove(ItemId folder) {
        ItemId above = folder;
        while (!above.isRoot()) {
            if (traffic.with(above).filter(Traffic.Purpose.ARRANGE::equals).isPresent()) {
                return true;
            }
            above = node(above).local().map(local -> local.place().parent()).orElse(ItemId.ROOT);
        }
        return false;
    }

    /** If an item stands where a job was about to move it when it ended, that is agreed on: no person moved it. */
    Node withOwnMove(Node node) {
        Optional<Place> here = node.local().map(LocalNode::place);
        boolean own = node.synced().isPresent()
                && here.isPresent()
                && here.equals(Optional.ofNullable(halfMoved.get(node.id())));
        return own
                ? node.withSynced(
                        node.synced().map(synced -> new Synced(synced.item().at(here.orElseThrow()), synced.print())))
                : node;
    }

    /** A move ended half done: until it is looked at, nobody knows where the item stands, so nothing is planned. */
    void halfMoved(ItemId id, Place to) {
        halfMoved.put(id, to);
        unseen.put(id, new Unseen(to, tick));
    }

    /** Whether it must be looked at before anything is planned for it. */
    boolean isUnseen(ItemId id) {
        return unseen.containsKey(id);
    }

    /** A look that began at {@code began} ended; {@code covers} says whether it saw what stands at a place. */
    void seen(long began, Predicate<Place> covers) {
        for (Map.Entry<ItemId, Unseen> each : List.copyOf(unseen.entrySet())) {
            if (began >= each.getValue().since() && covers.test(each.getValue().place())) {
                unseen.remove(each.getKey());
                board.stain(each.getKey());
            }
        }
    }

    /** What was about to be put on the disk is there and known, or never came: nothing found there later is taken for it. */
    void settled(ItemId id) {
        memory.settled(id);
        halfSet.remove(id);
        halfMoved.remove(id);
        if (intended.remove(id) != null) {
            intents.values().remove(id);
        }
    }

    /** What was about to be put on the disk may stand there, and then it is no edit by a person. */
    void unsettled(Place place, Item item) {
        intents.put(place, item.id());
        intended.put(item.id(), item);
    }

    /** The prepared content of an item is of no use any more. */
    void unprepare(ItemId id) {
        desk.unprepare(id).ifPresent(spareGrants::add);
    }
}
