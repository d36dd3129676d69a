package limpid.agent.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import limpid.agent.plan.Step;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Node;
import limpid.agent.tree.Print;
import limpid.agent.tree.Synced;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;

/** Takes in how items fared in jobs that changed the disk or read it. */
final class Disposal {
    /** Some disks keep times in steps of two seconds. */
    private static final Duration COARSE_TIME = Duration.ofSeconds(2);

    private final Situation at;
    private final Planning planning;

    Disposal(Situation at, Planning planning) {
        this.at = at;
        this.planning = planning;
    }

    /** Contents were read and sent. */
    void uploaded(List<Ending> endings, Optional<String> grant) {
        for (Ending ending : endings) {
            Optional<Print> began = Optional.ofNullable(at.reading.remove(ending.item()));
            switch (ending) {
                case Ending.Read read -> read(read, began, grant);
                case Ending.Placed _ -> throw new IllegalStateException("an upload places nothing");
                case Ending.Surprised surprised -> surprised(surprised.item());
                case Ending.Failed failed -> failed(failed);
            }
        }
        grant.filter(id -> !at.desk.hasGrantUsers(id)).ifPresent(at.spareGrants::add);
    }

    private void read(Ending.Read read, Optional<Print> began, Optional<String> grant) {
        Node node = at.node(read.item());
        Optional<LocalNode> local = node.local();
        at.blocks.clear(read.item());
        if (local.isEmpty() || local.get().kind() == Kind.FOLDER) {
            at.changed(node);
            return;
        }
        if (isOutlooked(local.get().print(), began, read.print())) {
            lookAgain(read.item());
            return;
        }
        Node now = node.withLocal(Optional.of(local.get().read(read.print(), read.content())));
        at.put(withOwnWriting(now, read));
        at.desk.prepare(read.item(), new Desk.Prepared(read.content(), grant, read.inline()));
        at.board.stain(read.item());
    }

    /**
     * If the program ended while it was putting this very content here, what stands here is its own writing and was agreed
     * on, even if the server has a newer version by now.
     */
    private Node withOwnWriting(Node before, Ending.Read read) {
        Node node = at.withOwnMove(before);
        Optional<Item> own = Optional.ofNullable(at.intended.get(read.item()))
                .filter(item -> item.content().equals(Optional.of(read.content())))
                // Where only what travels with a file was to be set, its bytes do not tell whether that happened.
                .filter(item ->
                        !at.halfSet.contains(item.id()) || item.attributes().equals(attributes(read.print())));
        at.settled(read.item());
        if (own.isEmpty()) {
            return node;
        }
        Item intended = own.get();
        Place known = node.synced().map(synced -> synced.item().place()).orElse(intended.place());
        Print agreed = read.print().with(intended.attributes());
        return node.withSynced(Optional.of(new Synced(intended.at(known), Optional.of(agreed))));
    }

    private static Attributes attributes(Print print) {
        return new Attributes(print.modified(), print.executable());
    }

    /** Whether a look saw something else while it was read. Which of the two came first no clock can tell, only another look. */
    private static boolean isOutlooked(Print seen, Optional<Print> began, Print read) {
        return !began.equals(Optional.of(seen)) && seen.contentMayDiffer(read);
    }

    /** Contents were put on the disk. */
    void fetched(List<Ending> endings) {
        endings.forEach(this::arranged);
    }

    /** One item of a job that changed the disk. */
    void arranged(Ending ending) {
        Optional<Errand> errand = Optional.ofNullable(at.errands.remove(ending.item()));
        switch (ending) {
            case Ending.Read _ -> throw new IllegalStateException("reading is not arranging");
            case Ending.Placed placed -> {
                at.blocks.clear(placed.item());
                errand.ifPresent(done -> placed(placed.item(), placed.print(), done));
            }
            case Ending.Surprised surprised -> surprised(surprised.item());
            case Ending.Failed failed -> failed(failed);
        }
    }

    private void placed(ItemId id, Optional<Print> print, Errand errand) {
        if (isOutlooked(id, errand)) {
            return;
        }
        switch (errand.step()) {
            case Step.Fetch _ -> here(id, print.orElseThrow(), errand, true);
            case Step.MakeFolder _, Step.SetAttributes _ -> here(id, print.orElseThrow(), errand, false);
            case Step.Move _ -> relocated(id, errand.place().orElseThrow(), print);
            case Step.Exchange _ -> relocated(id, errand.place().orElseThrow(), print);
            case Step.Trash _ -> gone(id);
            case Step.SetAside _ -> setAside(id, errand.place().orElseThrow(), print.orElseThrow());
            case Step.Forget _,
                    Step.Agree _,
                    Step.Read _,
                    Step.Push _,
                    Step.PushDelete _,
                    Step.Detach _,
                    Step.Adopt _,
                    Step.Wait _,
                    Step.Blocked _ -> throw new IllegalStateException("not an errand on the disk");
        }
    }

    /**
     * Whether a look in the middle of the job saw that a folder above is gone, and this item with it. Which of the two came
     * first only another look can tell.
     */
    private boolean isOutlooked(ItemId id, Errand errand) {
        boolean moves = errand.step() instanceof Step.Move
                || errand.step() instanceof Step.Exchange
                || errand.step() instanceof Step.SetAside;
        boolean lost = errand.place()
                .map(place -> !at.trees.isFolderHere(place.parent())
                        || at.trees.localPath(place).isEmpty())
                .orElse(false);
        if (!lost && !(moves && at.node(id).local().isEmpty())) {
            return false;
        }
        at.settled(id);
        errand.place().ifPresent(place -> lookNear(place.parent()));
        at.changed(at.node(id));
        return true;
    }

    /** Looks at a folder, or at everything if it is not known any more. */
    private void lookNear(ItemId folder) {
        Optional<String> path = at.node(folder).local().flatMap(local -> at.trees.localPath(local.place()));
        path.ifPresentOrElse(this::look, () -> at.scanWanted = true);
    }

    /** What the server had when the job began stands here now. */
    private void here(ItemId id, Print print, Errand errand, boolean whole) {
        Item item = errand.item().orElseThrow();
        Node node = at.node(id);
        Optional<LocalNode> before = node.local();
        Place place = before.map(LocalNode::place).orElse(errand.place().orElseThrow());
        LocalNode now = new LocalNode(place, item.kind(), print, item.content());
        if (item.kind() == Kind.FOLDER) {
            now = new LocalNode(place, Kind.FOLDER, print, Optional.empty());
        } else if (!whole) {
            now = new LocalNode(place, item.kind(), print, before.flatMap(old -> contentStill(old, print)));
        }
        Item agreed = agreedAt(item, place, whole ? Optional.empty() : node.synced());
        Print known = before.filter(_ -> !whole)
                .map(old -> asSet(old.print(), item.attributes(), print))
                .orElse(print);
        at.put(node.withLocal(Optional.of(now)).withSynced(Optional.of(new Synced(agreed, Optional.of(known)))));
        at.settled(id);
    }

    /**
     * How a file looked right after its attributes were set. A disk that cannot hold them shows something close to them, or
     * what was there before; anything else a person set in between, and that stays visible as a change.
     */
    private static Print asSet(Print before, Attributes wanted, Print after) {
        boolean close =
                Duration.between(wanted.modified(), after.modified()).abs().compareTo(COARSE_TIME) <= 0;
        boolean toggled = before.executable() == wanted.executable() && after.executable() != wanted.executable();
        return new Print(
                after.size(),
                close ? after.modified() : wanted.modified(),
                after.changed(),
                toggled ? wanted.executable() : after.executable(),
                after.identity());
    }

    /** Setting attributes changes times only; if more changed, somebody wrote meanwhile and the bytes must be read again. */
    private static Optional<Content> contentStill(LocalNode before, Print now) {
        boolean same = before.print().identity().equals(now.identity())
                && before.print().size() == now.size();
        return same ? before.content() : Optional.empty();
    }

    /** What both sides agree on afterwards: the server's item, at the place that the disk has taken over so far. */
    private static Item agreedAt(Item item, Place place, Optional<Synced> before) {
        Place known = before.map(synced -> synced.item().place()).orElse(item.place());
        return place.equals(item.place()) ? item : item.at(known);
    }

    private void relocated(ItemId id, Place place, Optional<Print> print) {
        Node node = at.node(id);
        LocalNode before = node.local().orElseThrow();
        Print now = print.orElse(before.print());
        Optional<Content> content = now.sameFileMoved(before.print()) ? before.content() : Optional.empty();
        LocalNode moved = new LocalNode(place, before.kind(), now, content);
        Optional<Synced> synced = node.synced()
                .map(old -> new Synced(
                        old.item().at(place),
                        content.isPresent() || before.kind() == Kind.FOLDER
                                ? Optional.of(refreshed(old, now))
                                : old.print()));
        at.put(node.withLocal(Optional.of(moved)).withSynced(synced));
        at.halfMoved.remove(id);
        lookBelow(id);
    }

    /** A rename moves the file's change time and nothing else; an unsent change of its attributes stays visible. */
    private static Print refreshed(Synced old, Print now) {
        return old.print()
                .map(seen -> new Print(seen.size(), seen.modified(), now.changed(), seen.executable(), now.identity()))
                .orElse(now);
    }

    private void gone(ItemId id) {
        at.trees.localChildren(id).forEach(this::carriedOff);
        Node node = at.node(id);
        at.put(node.withLocal(Optional.empty()).withSynced(Optional.empty()));
        at.settled(id);
    }

    /** What was in a folder that went away went with it. */
    private void carriedOff(ItemId id) {
        at.trees.localChildren(id).forEach(this::carriedOff);
        at.put(at.node(id).withLocal(Optional.empty()));
    }

    private void setAside(ItemId id, Place place, Print print) {
        LocalNode before = at.node(id).local().orElseThrow();
        Optional<Content> content = print.sameFileMoved(before.print()) ? before.content() : Optional.empty();
        ItemId fresh = at.chance.itemId();
        planning.setAside(id, new LocalNode(place, before.kind(), print, content), fresh);
        lookBelow(at.node(id).local().isPresent() ? id : fresh);
        at.unprepare(id);
    }

    /** Hints of changes in a folder just before it moved here name paths that are no more: all that is known in it is looked at. */
    private void lookBelow(ItemId id) {
        Optional<LocalNode> local = at.node(id).local().filter(it -> it.kind() == Kind.FOLDER);
        local.flatMap(it -> at.trees.localPath(it.place())).ifPresent(this::look);
        if (local.isPresent()) {
            at.trees.localChildren(id).forEach(this::lookBelow);
        }
    }

    /** Before it is tried again the disk must have been looked at, which cannot be while it is being written. */
    private void surprised(ItemId id) {
        Subject subject = Subject.item(at.trees.shownPath(id));
        at.blocks.failed(id, Reason.of(ReasonCode.FILE_CHANGING, subject, at.now), at.now);
        lookAgain(id);
    }

    /** The disk was not as expected: look there again, then plan anew. */
    void lookAgain(ItemId id) {
        at.errands.remove(id);
        Node node = at.node(id);
        node.local().flatMap(local -> at.trees.localPath(local.place())).ifPresent(this::look);
        node.remote().flatMap(remote -> at.trees.localPath(remote.place())).ifPresent(this::look);
        at.changed(node);
    }

    private void look(String path) {
        at.looks.soon(Set.of(path), at.now);
    }

    private void failed(Ending.Failed failed) {
        at.errands.remove(failed.item());
        Reason reason = failed.reason();
        if (Causes.isRoot(reason.code())) {
            at.gates.closeRoot(reason, at.now);
        } else if (Causes.isLink(reason.code())) {
            at.gates.closeLink(reason, at.now);
        } else {
            at.blocks.failed(failed.item(), reason, at.now);
            if (reason.code() == ReasonCode.ITEM_VANISHED || reason.code() == ReasonCode.NAME_TAKEN) {
                lookAgain(failed.item());
            }
        }
        at.changed(at.node(failed.item()));
    }
}
