package limpid.agent.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Node;
import limpid.agent.tree.Print;
import limpid.agent.tree.Trees;
import limpid.core.id.ItemId;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.core.reason.ReasonCode;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.FileIdentity;
import limpid.host.disk.FileKind;

/**
 * Brings the local tree up to what a look at the disk saw. A name that stands where it stood is the same item, even if an
 * editor replaced the file under it; a new name is an old item if the file is one that left its place; everything else
 * is new. What could not be looked at stays as it was: it is unknown, not deleted.
 *
 * <p>No effects; one use per look.
 */
public final class Survey {
    private final Trees trees;
    private final Sightings sightings;
    private final NewIds newIds;
    private final IgnoreRules ignore;
    private final Predicate<ItemId> unsure;

    private final Map<String, FolderSight> byPath = new HashMap<>();
    private final Set<ItemId> changed = new LinkedHashSet<>();
    private final Set<String> lookAlso = new LinkedHashSet<>();
    private final Set<String> passedOver = new LinkedHashSet<>();
    private final List<Oddity> oddities = new ArrayList<>();
    private Optional<Map<FileIdentity, ItemId>> identities = Optional.empty();

    /**
     * Prepares a survey.
     *
     * @param newIds gives ids to what is new
     * @param unsure folders that the engine wrote into since the look began: what was seen there proves nothing
     */
    public Survey(Trees trees, Sightings sightings, NewIds newIds, IgnoreRules ignore, Predicate<ItemId> unsure) {
        this.trees = trees;
        this.sightings = sightings;
        this.newIds = newIds;
        this.ignore = ignore;
        this.unsure = unsure;
        sightings.folders().forEach(folder -> byPath.put(folder.path(), folder));
    }

    /** Gives ids to what is new. */
    public interface NewIds {
        /** The id for something new: one that was meant to come there, or a fresh one. */
        ItemId of(LocalNode seen);

        /** The id of what was meant to come to this very place when the program ended, if something like it was. */
        default Optional<ItemId> intended(LocalNode seen) {
            return Optional.empty();
        }
    }

    /** Something on the disk that does not go into step, and why. */
    public record Oddity(String path, ReasonCode code, String detail) {}

    /**
     * What came of a survey.
     *
     * @param changed items whose local node is another than before
     * @param lookAlso paths to look at again, all in one look, because this one does not suffice
     * @param passedOver folders to look at again a little later, because they were being written
     * @param oddities what was seen and left out
     */
    public record Outcome(Set<ItemId> changed, Set<String> lookAlso, Set<String> passedOver, List<Oddity> oddities) {}

    /** Changes the local tree. */
    public Outcome apply() {
        List<FolderSight> sure = new ArrayList<>();
        for (FolderSight folder : sightings.folders()) {
            Optional<ItemId> id = trees.localFolder(folder.path());
            if (folder.trouble().isPresent()) {
                continue;
            }
            if (id.isEmpty()) {
                // Below a folder that was not taken in, names have no item yet to belong to.
                if (isBelowUnsure(folder.path())) {
                    passedOver.add(folder.path());
                }
                continue;
            }
            if (unsure.test(id.get())) {
                passedOver.add(folder.path());
                continue;
            }
            folder.entries().forEach(entry -> arrive(id.get(), folder.path(), entry));
            sure.add(folder);
        }
        sure.forEach(this::depart);
        return new Outcome(changed, lookAlso, passedOver, List.copyOf(oddities));
    }

    private boolean isBelowUnsure(String path) {
        return passedOver.stream().anyMatch(above -> above.isEmpty() || path.startsWith(above + "/"));
    }

    private void arrive(ItemId folder, String folderPath, DiskEntry entry) {
        String path = folderPath.isEmpty() ? entry.name() : folderPath + "/" + entry.name();
        Optional<Kind> kind = goesIntoStep(folder, path, entry);
        if (kind.isEmpty()) {
            return;
        }
        Place place = new Place(folder, new ItemName(entry.name()));
        Print print = Print.of(entry.stat());
        Optional<ItemId> known = trees.localAt(place);
        if (known.isPresent()) {
            Node node = trees.node(known.get());
            LocalNode before = node.local().orElseThrow();
            if (before.kind() == kind.get()) {
                put(node, before.seen(print));
                if (!before.print().identity().equals(print.identity())) {
                    // Another folder under the name of one that was known: what is in it is another matter too.
                    lookInside(path, before);
                }
                return;
            }
            vanish(known.get());
        }
        appear(path, new LocalNode(place, kind.get(), print, Optional.empty()));
    }

    /** The kind that an entry has as an item; empty if it stays out of step. */
    private Optional<Kind> goesIntoStep(ItemId folder, String path, DiskEntry entry) {
        if (folder.equals(ItemId.ROOT) && RootMarker.isOwn(entry.name())) {
            return Optional.empty();
        }
        String flaw = ItemName.flawOf(entry.name());
        if (!flaw.isEmpty()) {
            oddities.add(new Oddity(path, ReasonCode.NAME_ILLEGAL, flaw));
            return Optional.empty();
        }
        Optional<String> rule = ignore.match(path, entry.stat().kind() == FileKind.FOLDER);
        if (rule.isPresent() && isAtRest(new Place(folder, new ItemName(entry.name())))) {
            oddities.add(new Oddity(path, ReasonCode.IGNORED_BY_RULE, rule.get()));
            return Optional.empty();
        }
        Optional<Kind> kind = kindOf(entry);
        if (kind.isEmpty()) {
            oddities.add(new Oddity(path, ReasonCode.SPECIAL_FILE_SKIPPED, "pipe, socket or device"));
        }
        return kind;
    }

    private static Optional<Kind> kindOf(DiskEntry entry) {
        return switch (entry.stat().kind()) {
            case FILE -> Optional.of(Kind.FILE);
            case FOLDER -> Optional.of(Kind.FOLDER);
            case LINK -> Optional.of(Kind.LINK);
            case SPECIAL -> Optional.empty();
        };
    }

    private void appear(String path, LocalNode seen) {
        // A folder has nothing but its number to tell it by, and numbers are given again at once.
        boolean own = seen.kind() == Kind.FOLDER && newIds.intended(seen).isPresent();
        Optional<ItemId> mover = identity(seen.print().identity()).filter(id -> !own && isSameFile(id, seen));
        if (mover.isPresent()) {
            Node node = trees.node(mover.get());
            LocalNode before = node.local().orElseThrow();
            String oldPath = trees.localPath(before.place()).orElse("");
            if (unsure.test(before.place().parent())) {
                // What is being written there may be taking the old one away, and its number may be given to a new one.
                passedOver.add(path);
                return;
            }
            switch (sightAt(oldPath, seen.kind())) {
                case GONE -> {
                    if (!trees.isBelowHere(seen.place().parent(), mover.get())) {
                        moved(node, before, seen, path);
                        return;
                    }
                }
                case UNKNOWN -> {
                    lookAlso.add(path);
                    lookAlso.add(oldPath);
                    return;
                }
                case STILL_THERE -> {}
            }
        }
        ItemId id = newIds.of(seen);
        put(trees.node(id), seen);
        lookInside(path, seen);
    }

    private void moved(Node node, LocalNode before, LocalNode seen, String path) {
        LocalNode now = before.at(seen.place().parent(), seen.place().name());
        // A rename moves the change time of the file itself, and so does an edit that keeps its length and sets its
        // time
        // back: only its bytes tell which it was. What is in a renamed folder keeps its change times.
        Optional<limpid.core.item.Content> content =
                before.print().changed().equals(seen.print().changed()) ? before.content() : Optional.empty();
        put(node, new LocalNode(now.place(), now.kind(), seen.print(), content));
        lookInside(path, seen);
        lookBelow(node.id(), path);
    }

    /** Hints of changes in a folder just before it moved name paths that are no more: all that is known in it is looked at. */
    private void lookBelow(ItemId folder, String path) {
        for (ItemId id : trees.localChildren(folder)) {
            LocalNode child = trees.node(id).local().orElseThrow();
            if (child.kind() == Kind.FOLDER) {
                String below = path + "/" + child.place().name().text();
                lookInside(below, child);
                lookBelow(id, below);
            }
        }
    }

    private void lookInside(String path, LocalNode seen) {
        if (seen.kind() == Kind.FOLDER && !byPath.containsKey(path)) {
            lookAlso.add(path);
        }
    }

    private boolean isSameFile(ItemId id, LocalNode seen) {
        LocalNode before = trees.node(id).local().orElseThrow();
        if (before.kind() != seen.kind()) {
            return false;
        }
        return seen.kind() == Kind.FOLDER || before.print().sameFileMoved(seen.print());
    }

    /** Which known item is this file; folders and files alike. Built when first needed: most looks see nothing new. */
    private Optional<ItemId> identity(FileIdentity file) {
        if (identities.isEmpty()) {
            Map<FileIdentity, ItemId> index = new HashMap<>();
            for (Node node : trees.nodes()) {
                node.local().ifPresent(local -> index.put(local.print().identity(), node.id()));
            }
            identities = Optional.of(index);
        }
        return Optional.ofNullable(identities.get().get(file))
                .filter(id -> trees.node(id).local().isPresent());
    }

    private enum Sight {
        STILL_THERE,
        GONE,
        UNKNOWN
    }

    /** Whether this look saw something of this kind still at {@code path}: a name that stands keeps its item, whatever file it is. */
    private Sight sightAt(String path, Kind kind) {
        int slash = path.lastIndexOf('/');
        String folderPath = slash < 0 ? "" : path.substring(0, slash);
        String name = path.substring(slash + 1);
        FolderSight folder = byPath.get(folderPath);
        if (folder == null) {
            if (!folderPath.isEmpty() && isSeenGone(folderPath)) {
                return Sight.GONE;
            }
            return sightings.full() ? Sight.STILL_THERE : Sight.UNKNOWN;
        }
        if (folder.trouble().isPresent()) {
            return Sight.STILL_THERE;
        }
        for (DiskEntry entry : folder.entries()) {
            if (entry.name().equals(name)) {
                return kindOf(entry).equals(Optional.of(kind)) ? Sight.STILL_THERE : Sight.GONE;
            }
        }
        return folder.complete() || folder.absent().contains(name) ? Sight.GONE : Sight.UNKNOWN;
    }

    /** Whether this look saw that no folder is at {@code path} any more, or none above it. */
    private boolean isSeenGone(String path) {
        int slash = path.lastIndexOf('/');
        String above = slash < 0 ? "" : path.substring(0, slash);
        String name = path.substring(slash + 1);
        FolderSight folder = byPath.get(above);
        if (folder == null) {
            return !above.isEmpty() && isSeenGone(above);
        }
        if (folder.trouble().isPresent()) {
            return false;
        }
        boolean there = folder.entries().stream()
                .anyMatch(entry -> entry.name().equals(name) && entry.stat().kind() == FileKind.FOLDER);
        return !there && (folder.complete() || folder.absent().contains(name));
    }

    /** What stood in a folder and was not seen there any more is gone, unless it was seen elsewhere. */
    private void depart(FolderSight folder) {
        Optional<ItemId> id = trees.localFolder(folder.path());
        if (id.isEmpty()) {
            return;
        }
        Set<String> present = new HashSet<>();
        folder.entries().forEach(entry -> present.add(entry.name()));
        for (ItemId child : trees.localChildren(id.get())) {
            String name = trees.node(child).local().orElseThrow().place().name().text();
            boolean looked = folder.complete() || folder.absent().contains(name);
            if (looked && !present.contains(name) && !isLeftOut(folder.path(), child, name)) {
                vanish(child);
            }
        }
    }

    /** What a rule leaves out stays in the tree as it was: a rule takes things out of step and deletes nothing anywhere. */
    private boolean isLeftOut(String folderPath, ItemId child, String name) {
        String path = folderPath.isEmpty() ? name : folderPath + "/" + name;
        Kind kind = trees.node(child).local().orElseThrow().kind();
        return trees.node(child).isInStep()
                && ignore.match(path, kind == Kind.FOLDER).isPresent();
    }

    /**
     * Whether nothing is under way at a place. Only then can a rule leave it out: what is on its way to the server or from
     * it is finished first, or it would wait for ever for a look that tells how it stands here.
     */
    private boolean isAtRest(Place place) {
        Optional<ItemId> known = trees.localAt(place);
        return known.isPresent()
                ? trees.node(known.get()).isInStep()
                : trees.remoteAt(place).isEmpty();
    }

    private void vanish(ItemId id) {
        for (ItemId child : trees.localChildren(id)) {
            vanish(child);
        }
        trees.put(trees.node(id).withLocal(Optional.empty()));
        changed.add(id);
    }

    private void put(Node node, LocalNode now) {
        if (!node.local().equals(Optional.of(now))) {
            trees.put(node.withLocal(Optional.of(now)));
            changed.add(node.id());
        }
    }
}
