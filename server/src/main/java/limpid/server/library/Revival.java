package limpid.server.library;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.OldVersion;
import limpid.wire.message.RestoreOrder.Extent;

/**
 * What comes back when something that was deleted is wanted again: the folders above it that went since, itself, and what
 * was in it. Everything stands after the folder that it is in.
 *
 * @param wanted what each of them was
 */
record Revival(List<Item> wanted) {
    /**
     * Deletions with no longer pause between them were one act. Long enough for a large folder on a slow link, short enough
     * that what was thrown away before stays away.
     */
    static final Duration PAUSE_MAX = Duration.ofMinutes(5);

    /** More than anybody deletes at once; a bound on memory. */
    private static final int ITEMS_MAX = 1_000_000;

    private static final int DEPTH_MAX = 200;

    Revival {
        wanted = List.copyOf(wanted);
    }

    /** What comes back with {@code top}. */
    static Revival of(HomeTransaction rows, CollectionId collection, OldVersion top, Extent extent) {
        List<OldVersion> below = below(rows, collection, top.item());
        List<OldVersion> chosen =
                switch (extent) {
                    case TOGETHER -> together(top, below);
                    case EVERYTHING -> below;
                };
        List<Item> wanted = new ArrayList<>(lostFolders(rows, collection, top.item()));
        wanted.add(top.item());
        wanted.addAll(reached(top.item(), chosen));
        return new Revival(wanted);
    }

    /** One item as it was, and the folders above it, without anything in it. */
    static Revival alone(HomeTransaction rows, CollectionId collection, Item item) {
        List<Item> wanted = new ArrayList<>(lostFolders(rows, collection, item));
        wanted.add(item);
        return new Revival(wanted);
    }

    private static List<OldVersion> below(HomeTransaction rows, CollectionId collection, Item top) {
        List<OldVersion> all = new ArrayList<>();
        List<ItemId> folders = top.kind() == Kind.FOLDER ? List.of(top.id()) : List.of();
        for (int depth = 0; depth < DEPTH_MAX && !folders.isEmpty(); depth++) {
            List<OldVersion> level = rows.items().deletedIn(collection, folders, ITEMS_MAX - all.size());
            all.addAll(level);
            folders = level.stream()
                    .filter(gone -> gone.item().kind() == Kind.FOLDER)
                    .map(gone -> gone.item().id())
                    .toList();
        }
        return all;
    }

    /** Those that went in one act with {@code top}: from its deletion back to the first long pause. */
    private static List<OldVersion> together(OldVersion top, List<OldVersion> below) {
        List<OldVersion> act = new ArrayList<>();
        Instant edge = top.replacedAt();
        for (OldVersion gone : below.stream()
                .sorted(Comparator.comparing(OldVersion::replacedAt).reversed())
                .toList()) {
            if (Duration.between(gone.replacedAt(), edge).compareTo(PAUSE_MAX) > 0) {
                break;
            }
            edge = gone.replacedAt();
            act.add(gone);
        }
        return act;
    }

    /** Those to which a chain of folders leads down from {@code top}, each after its folder, the latest deletion first. */
    private static List<Item> reached(Item top, List<OldVersion> chosen) {
        Map<ItemId, List<Item>> children = new HashMap<>();
        for (OldVersion gone : chosen) {
            children.computeIfAbsent(gone.item().place().parent(), _ -> new ArrayList<>())
                    .add(gone.item());
        }
        List<Item> reached = new ArrayList<>();
        Deque<ItemId> folders = new ArrayDeque<>(List.of(top.id()));
        while (!folders.isEmpty()) {
            for (Item child : children.getOrDefault(folders.removeFirst(), List.of())) {
                reached.add(child);
                folders.add(child.id());
            }
        }
        return reached;
    }

    /** The folders above an item that were deleted since, outermost first. */
    private static List<Item> lostFolders(HomeTransaction rows, CollectionId collection, Item item) {
        Deque<Item> lost = new ArrayDeque<>();
        Optional<Item> above = stored(rows, collection, item.place().parent());
        while (above.isPresent() && above.get().deleted() && lost.size() < DEPTH_MAX) {
            lost.addFirst(above.get());
            above = stored(rows, collection, above.get().place().parent());
        }
        return List.copyOf(lost);
    }

    private static Optional<Item> stored(HomeTransaction rows, CollectionId collection, ItemId id) {
        return id.isRoot()
                ? Optional.empty()
                : Optional.ofNullable(
                        rows.items().byIds(collection, List.of(id)).get(id));
    }

    /** How many bytes of contents come back. */
    long bytes() {
        return wanted.stream()
                .filter(item -> item.kind() == Kind.FILE)
                .flatMap(item -> item.content().stream())
                .mapToLong(content -> content.size())
                .sum();
    }
}
