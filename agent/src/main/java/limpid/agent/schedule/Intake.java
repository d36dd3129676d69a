package limpid.agent.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.agent.state.PendingCommit;
import limpid.agent.state.Position;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Node;
import limpid.agent.tree.Synced;
import limpid.agent.watch.IgnoreRules;
import limpid.agent.watch.Sightings;
import limpid.agent.watch.Survey;
import limpid.core.change.ChangeToken;
import limpid.core.change.TokenOutcome;
import limpid.core.chunk.ChunkId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.core.reason.ClearingEvent;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.wire.message.ChangesPage;

/** Takes in what was seen on the disk and what the server told. */
final class Intake {
    /** A look at a folder that is being written proves nothing; looking on and on would only burn power. */
    private static final Duration WRITING_PASSES = Duration.ofMillis(100);

    /** So many answers in a row may be older than a commit of one's own that was answered meanwhile. */
    private static final int PAGES_WITHOUT_OWN_MAX = 4;

    private final Situation at;
    private final LeftOut leftOut;

    Intake(Situation at) {
        this.at = at;
        this.leftOut = new LeftOut(at);
    }

    /** A look at the disk ended. */
    void looked(Sightings sightings, IgnoreRules ignore) {
        at.gates.openRoot();
        Survey survey = new Survey(
                at.trees, sightings, new Ids(), ignore, folder -> at.traffic.unsure(folder, sightings.tick()));
        Survey.Outcome outcome = survey.apply();
        at.seen(sightings.tick(), place -> sightings.full() || isCovered(sightings, place));
        for (ItemId id : outcome.changed()) {
            knowOwnFolder(at.node(id));
            at.changed(at.node(id));
            at.blocks.clear(id);
        }
        // A parent's step may depend on what went out of it.
        outcome.changed().forEach(id -> at.node(id)
                .synced()
                .ifPresent(synced -> at.board.stain(synced.item().place().parent())));
        leftOut.note(sightings, outcome.oddities());
        at.looks.soon(outcome.lookAlso(), at.now);
        at.looks.soon(outcome.passedOver(), at.now.plus(WRITING_PASSES));
        if (sightings.full()) {
            at.scanned = true;
            at.lastScan = Optional.of(at.scanBegan);
            at.lastScanEnded = Optional.of(at.now);
        }
        at.traffic.noLooks();
    }

    /** Whether a look saw what stands at a place. Where the folder is gone, nothing stands, and no look could see more. */
    private boolean isCovered(Sightings sightings, Place place) {
        Optional<String> path = at.trees.localPath(place);
        if (path.isEmpty()) {
            return true;
        }
        String folder = path.get().substring(0, Math.max(0, path.get().lastIndexOf('/')));
        String name = place.name().text();
        return sightings.folders().stream()
                .filter(sight -> sight.path().equals(folder))
                .anyMatch(sight -> sight.complete()
                        || sight.absent().contains(name)
                        || sight.entries().stream()
                                .anyMatch(entry -> entry.name().equals(name)));
    }

    /** A folder that was about to be made or moved here when the program or its job ended was so by it, not by a person. */
    private void knowOwnFolder(Node node) {
        Optional<LocalNode> folder = node.local().filter(local -> local.kind() == Kind.FOLDER);
        if (folder.isEmpty()) {
            return;
        }
        if (node.synced().isPresent() && at.halfMoved.containsKey(node.id())) {
            at.put(at.withOwnMove(node));
            at.settled(node.id());
        }
        Optional<Item> made = Optional.ofNullable(at.intended.get(node.id()))
                .filter(item -> node.synced().isEmpty()
                        && item.place().equals(folder.get().place()));
        if (made.isPresent()) {
            at.put(node.withSynced(
                    Optional.of(new Synced(made.get(), Optional.of(folder.get().print())))));
            at.settled(node.id());
        }
    }

    /** What is new at a place is what was about to be put there when the program or its job ended, or really new. */
    private final class Ids implements Survey.NewIds {
        @Override
        public ItemId of(LocalNode seen) {
            return intended(seen).orElseGet(at.chance::itemId);
        }

        @Override
        public Optional<ItemId> intended(LocalNode seen) {
            return Optional.ofNullable(at.intents.get(seen.place()))
                    .filter(id -> at.node(id).local().isEmpty())
                    .filter(id -> Optional.ofNullable(at.intended.get(id))
                            .map(Item::kind)
                            .equals(Optional.of(seen.kind())));
        }
    }

    /** A page of changes came. */
    void pulled(Optional<ChangeToken> since, ChangesPage page) {
        Optional<ChangeToken> expected = at.position.map(Position::token);
        at.lastContact = Optional.of(at.now);
        if (!since.equals(expected)) {
            at.pullWanted = true;
            return;
        }
        switch (page.outcome()) {
            case OK, MORE -> take(page);
            case EXPIRED, FORGED -> listAnew(ReasonCode.CHANGE_TOKEN_EXPIRED, false);
            case EPOCH_CHANGED, AHEAD -> listAnew(ReasonCode.SERVER_RESTORED, true);
            case GONE -> at.gates.closeLink(Reason.of(ReasonCode.NOT_FOUND, Subject.device(), at.now), at.now);
        }
    }

    private void take(ChangesPage page) {
        keepInline(page.inline());
        for (Item item : page.items()) {
            at.listed.ifPresent(listed -> listed.put(item.id(), item.version()));
            takeItem(item);
        }
        at.position = Optional.of(new Position(page.next(), page.epoch(), page.seq()));
        at.ownSeqs.values().removeIf(seq -> seq <= page.seq());
        boolean end = page.outcome() == TokenOutcome.OK;
        at.pullWanted |= !end;
        if (end) {
            // A hint of a server that was put back since may name a sequence that never comes.
            at.hintedSeq = at.hintedWhilePulling;
            at.listed.ifPresent(this::endListing);
            at.caughtUp = true;
            at.lastPull = Optional.of(at.pullBegan);
            compareDigests(page);
            followOwn();
            at.pullWanted |= at.isBehindHints();
        }
        // In the middle of a listing a place means nothing to the next run, which must list from the beginning.
        if (at.listed.isEmpty()) {
            at.position.ifPresent(at.memory::moved);
        }
    }

    /**
     * Goes on over the device's own commits that follow directly on what is known. An answer that is under way would be of
     * no use then, so it is awaited.
     */
    void followOwn() {
        if (at.listed.isPresent() || !at.caughtUp || at.traffic.running(Traffic.Purpose.PULL) > 0) {
            return;
        }
        at.position.flatMap(at.ownHistory::beyond).ifPresent(head -> {
            Position now = new Position(head.next(), head.epoch(), head.seq());
            at.position = Optional.of(now);
            at.memory.moved(now);
            at.ownSeqs.values().removeIf(seq -> seq <= head.seq());
            if (at.ownSeqs.isEmpty() && at.trees.remoteDigest().equals(head.digest())) {
                at.digestEqual = Optional.of(true);
                at.diverged = Optional.empty();
            }
        });
    }

    /** Takes the server's word on one item, unless a newer word came before. */
    private void takeItem(Item item) {
        if (item.deleted() && at.desk.asked(item.id()).isPresent()) {
            at.buried.put(item.id(), item.seq());
        }
        Node node = at.node(item.id());
        long known = Math.max(node.remote().map(Item::seq).orElse(0L), at.ownSeqs.getOrDefault(item.id(), 0L));
        if (item.seq() > known || (at.listed.isPresent() && item.seq() == known)) {
            Node next = node.withRemote(Optional.of(item));
            at.put(at.desk
                    .agreed(item)
                    .map(own -> next.withSynced(Optional.of(own)))
                    .orElse(next));
        }
    }

    private void keepInline(Map<ChunkId, byte[]> inline) {
        inline.forEach((chunk, bytes) -> {
            if (at.inlineBytes + bytes.length <= Limits.INLINE_CACHE_BYTES
                    && at.inline.putIfAbsent(chunk, bytes) == null) {
                at.inlineBytes += bytes.length;
            }
        });
    }

    /** The history before is of no use: list everything. What is not listed is not thereby deleted. */
    private void listAnew(ReasonCode why, boolean serverRestored) {
        Evidence epoch = new Evidence(
                "epoch", "changed", at.position.map(Position::epoch).orElse(""), "page of changes", at.now);
        at.gates.closeForResync(Reason.of(why, Subject.device(), at.now, epoch));
        at.restored |= serverRestored;
        beginListing(at.restored ? Facts.LISTING_RESTORED : Facts.LISTING_PLAIN);
        at.ownSeqs.clear();
        at.ownHistory.clear();
        if (serverRestored) {
            forgetCommits();
            forgetSequences();
        }
    }

    /**
     * What was asked of the server as it was means something else to the one that was put back, and so do answers that are
     * still on their way. The listing shows what became of it.
     */
    private void forgetCommits() {
        at.buried.clear();
        for (PendingCommit commit : at.desk.unanswered()) {
            at.desk.close(commit.key());
            at.memory.ended(commit.key());
            commit.operations().forEach(operation -> at.board.stain(operation.item()));
        }
    }

    private void beginListing(String kind) {
        at.position = Optional.empty();
        at.hintedSeq = 0;
        at.listed = Optional.of(new HashMap<>());
        at.caughtUp = false;
        at.pullWanted = true;
        at.memory.fact(Facts.LISTING, kind);
    }

    /** After a restore sequences and versions begin anew, so none of the old ones may outrank what is listed. */
    private void forgetSequences() {
        for (Node node : List.copyOf(at.trees.nodes())) {
            if (node.remote().isPresent()) {
                at.put(node.withRemote(Optional.empty()));
            }
        }
    }

    private void endListing(Map<ItemId, Long> listed) {
        for (Node node : List.copyOf(at.trees.nodes())) {
            Long version = listed.get(node.id());
            if (version == null) {
                // Not on the server and not deleted there: what is here is offered again as new.
                at.put(node.withRemote(Optional.empty()).withSynced(Optional.empty()));
            } else if (at.restored) {
                node.synced()
                        .ifPresent(synced -> at.put(node.withSynced(node.remote()
                                .map(remote -> afterRestore(synced, remote))
                                .orElseGet(() -> afterDeletion(synced, version)))));
            }
        }
        at.listed = Optional.empty();
        at.restored = false;
        at.memory.fact(Facts.LISTING, "");
        at.gates.endResync();
    }

    /** A deletion older than what was agreed on means that the server lost what came after it, and is offered it again. */
    private static Optional<Synced> afterDeletion(Synced synced, long version) {
        return version > synced.item().version() ? Optional.of(synced) : Optional.empty();
    }

    /**
     * What is left of an agreement with a server that was restored. An older state than the one agreed on means that the
     * server lost it: the older one becomes the base, so that what stands here is offered as an edit. It is older if its
     * version is lower and the server took it earlier; what another device offered meanwhile as new has a low version too.
     * Otherwise nobody can say who is ahead, so unequal contents meet as strangers and both stay.
     */
    private static Optional<Synced> afterRestore(Synced synced, Item remote) {
        if (remote.equals(synced.item())) {
            return Optional.of(synced);
        }
        boolean older = remote.version() < synced.item().version()
                && remote.editedAt().isBefore(synced.item().editedAt());
        return older
                ? Optional.of(new Synced(remote, synced.print().map(print -> print.with(remote.attributes()))))
                : Optional.empty();
    }

    /** Equal place in history and unequal digests: something was lost on the way, which must never stay silent. */
    private void compareDigests(ChangesPage page) {
        if (at.ownSeqs.values().stream().anyMatch(seq -> seq > at.pullKnew)) {
            // Answered while this page was on its way: it cannot tell of that.
            return;
        }
        if (!at.ownSeqs.isEmpty() && ++at.pagesWithoutOwn < PAGES_WITHOUT_OWN_MAX) {
            at.pullWanted = true;
            return;
        }
        // A server that never tells what it answered was put back meanwhile: the digests say what that means.
        at.ownSeqs.clear();
        at.pagesWithoutOwn = 0;
        boolean equal = at.trees.remoteDigest().equals(page.digest());
        at.digestEqual = Optional.of(equal);
        if (equal) {
            at.diverged = Optional.empty();
            return;
        }
        boolean again = at.diverged.isPresent();
        at.diverged = Optional.of(Reason.of(
                ReasonCode.DIVERGED,
                Subject.device(),
                at.now,
                new Evidence(
                        "digest",
                        at.trees.remoteDigest().toString(),
                        page.digest().toString(),
                        "pull",
                        at.now),
                new Evidence("seq", Long.toString(page.seq()), "", "pull", at.now)));
        if (!again) {
            // The server's word counts, and what stands here is offered again where it lacks it, as after a restore.
            at.restored = true;
            beginListing(Facts.LISTING_DIVERGED);
            forgetCommits();
            forgetSequences();
        }
    }

    /** Something happened that ends waits. */
    void cleared(ClearingEvent event) {
        at.blocks.clearedBy(event).forEach(at.board::stain);
    }
}
