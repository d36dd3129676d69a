package limpid.agent.schedule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.agent.plan.Step;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Node;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.core.item.Place;

/** Turns one step on the disk into a piece of an arranging job. */
final class ArrangementMaker {
    private final Situation at;
    private final List<Arrangement> steps;
    private final Map<ItemId, Errand> errands;
    private final Set<ItemId> folders;

    /** Adds to the given job under construction. */
    ArrangementMaker(Situation at, List<Arrangement> steps, Map<ItemId, Errand> errands, Set<ItemId> folders) {
        this.at = at;
        this.steps = steps;
        this.errands = errands;
        this.folders = folders;
    }

    /** Adds what an item's step asks for, unless a folder above it is on the move in the same job. */
    void add(ItemId id) {
        Step step = at.board.step(id).orElseThrow();
        switch (step) {
            case Step.MakeFolder _ -> makeFolder(id, step);
            case Step.Move move -> relocate(id, step, move.to());
            case Step.SetAside aside ->
                relocate(id, step, new Place(here(id).place().parent(), aside.name()));
            case Step.Exchange exchange -> exchange(id, exchange.with());
            case Step.SetAttributes _ -> setAttributes(id, step);
            case Step.Trash _ -> trash(id, step);
            case Step.Forget _,
                    Step.Agree _,
                    Step.Read _,
                    Step.Push _,
                    Step.PushDelete _,
                    Step.Fetch _,
                    Step.Detach _,
                    Step.Adopt _,
                    Step.Wait _,
                    Step.Blocked _ -> throw new IllegalStateException("not a step on the disk");
        }
    }

    private LocalNode here(ItemId id) {
        return at.node(id).local().orElseThrow();
    }

    private void makeFolder(ItemId id, Step step) {
        Item item = at.node(id).remote().orElseThrow();
        path(item.place()).ifPresent(path -> {
            steps.add(new Arrangement.MakeFolder(id, path));
            note(id, new Errand(step, Optional.of(item.place()), Optional.of(item)), item.place());
        });
    }

    private void relocate(ItemId id, Step step, Place to) {
        LocalNode local = here(id);
        Optional<String> from = path(local.place());
        Optional<String> target = path(to);
        if (from.isPresent() && target.isPresent() && !moves(local) && !isWrittenInto(id)) {
            steps.add(new Arrangement.Move(id, from.get(), target.get(), local.kind(), local.print()));
            // Where the server has it: if this ends half done, what stands there is no person's move.
            Optional<Item> there =
                    at.node(id).remote().filter(item -> item.place().equals(to));
            note(id, new Errand(step, Optional.of(to), there), to);
            folders.add(local.place().parent());
        }
    }

    /** A folder moves alone: paths of others in the same job would mean something else after it. */
    private boolean moves(LocalNode local) {
        return local.kind() == Kind.FOLDER && !steps.isEmpty();
    }

    /** What a running job brings into a folder, by its path, must not end up in another one. */
    private boolean isWrittenInto(ItemId id) {
        return here(id).kind() == Kind.FOLDER && at.traffic.writesInto(folder -> at.trees.isBelowHere(folder, id));
    }

    private void exchange(ItemId id, ItemId with) {
        boolean busy = at.traffic.with(with).isPresent()
                || errands.containsKey(with)
                || isWrittenInto(id)
                || isWrittenInto(with);
        Place own = here(id).place();
        Place other = here(with).place();
        Optional<String> path = path(own);
        Optional<String> withPath = path(other);
        if (busy || !steps.isEmpty() || path.isEmpty() || withPath.isEmpty()) {
            return;
        }
        Step step = new Step.Exchange(id, with);
        steps.add(new Arrangement.Exchange(id, path.get(), with, withPath.get()));
        note(id, new Errand(step, Optional.of(other), Optional.empty()), other);
        note(with, new Errand(step, Optional.of(own), Optional.empty()), own);
    }

    private void setAttributes(ItemId id, Step step) {
        Node node = at.node(id);
        LocalNode local = here(id);
        Item item = node.remote().orElseThrow();
        path(local.place()).ifPresent(path -> {
            steps.add(new Arrangement.SetAttributes(id, path, item.attributes(), local.print()));
            note(id, new Errand(step, Optional.of(local.place()), Optional.of(item)), local.place());
        });
    }

    private void trash(ItemId id, Step step) {
        LocalNode local = here(id);
        path(local.place()).ifPresent(path -> {
            steps.add(new Arrangement.Trash(id, path, local.kind(), local.print(), isKnown(id, path)));
            note(id, new Errand(step, Optional.empty(), Optional.empty()), local.place());
        });
    }

    /** Whether all that stands in a folder was seen: what is written now, or waits to be looked at, may be a person's. */
    private boolean isKnown(ItemId folder, String path) {
        boolean looking = at.traffic.running(Traffic.Purpose.LOOK) + at.traffic.running(Traffic.Purpose.LOOK_ALL) > 0;
        return !looking && !at.scanWanted && !at.looks.isAwaited(path) && !at.traffic.writesInto(folder::equals);
    }

    /** The path of a place, unless a folder on the way is being moved or made by a running job or this one. */
    private Optional<String> path(Place place) {
        ItemId folder = place.parent();
        while (!folder.isRoot()) {
            if (errands.containsKey(folder) || at.traffic.with(folder).isPresent()) {
                return Optional.empty();
            }
            Optional<LocalNode> local = at.node(folder).local();
            if (local.isEmpty()) {
                return Optional.empty();
            }
            folder = local.get().place().parent();
        }
        return at.trees.localPath(place);
    }

    private void note(ItemId id, Errand errand, Place place) {
        errands.put(id, errand);
        folders.add(place.parent());
    }
}
