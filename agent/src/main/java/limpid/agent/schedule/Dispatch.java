package limpid.agent.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.agent.plan.Step;
import limpid.agent.schedule.Board.Queue;
import limpid.agent.schedule.Traffic.Purpose;
import limpid.agent.state.Intent;
import limpid.agent.state.Position;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Node;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Place;
import limpid.core.reason.Reason;

/** Turns steps into jobs, as far as gates and limits allow. */
final class Dispatch {
    private final Situation at;
    private final Planning planning;
    private final Committing committing;
    private final List<Job> jobs = new ArrayList<>();

    Dispatch(Situation at, Planning planning, Committing committing) {
        this.at = at;
        this.planning = planning;
        this.committing = committing;
    }

    /** The jobs to start now. */
    List<Job> run() {
        jobs.clear();
        looks();
        talks();
        if (mayWork()) {
            if (at.gates.conditions().isEmpty()) {
                fetches();
            }
            arranges();
            if (at.gates.link().isEmpty()) {
                commits();
                if (at.gates.conditions().isEmpty()) {
                    uploads();
                }
            }
        }
        return List.copyOf(jobs);
    }

    private boolean mayWork() {
        return at.scanned
                && at.caughtUp
                && at.listed.isEmpty()
                && at.gates.root().isEmpty()
                && at.gates.paused().isEmpty();
    }

    private void looks() {
        boolean looking = at.traffic.running(Purpose.LOOK) + at.traffic.running(Purpose.LOOK_ALL) > 0;
        boolean rootDue = at.gates
                .root()
                .map(reason -> reason.nextAttemptAt()
                        .map(next -> !at.now.isBefore(next))
                        .orElse(false))
                .orElse(true);
        if (looking || !rootDue) {
            return;
        }
        if (at.scanWanted || at.gates.root().isPresent()) {
            at.scanWanted = false;
            at.scanBegan = at.now;
            at.looks.clear();
            jobs.add(new Job.LookAll(at.traffic.begin(Purpose.LOOK_ALL, Set.of(), Set.of()), at.tick));
            return;
        }
        Set<String> paths = at.looks.take(at.now, at.settings.pace().gather());
        if (!paths.isEmpty()) {
            jobs.add(new Job.Look(at.traffic.begin(Purpose.LOOK, Set.of(), Set.of()), at.tick, paths));
        }
    }

    private void talks() {
        if (at.gates.link().isPresent()) {
            boolean due =
                    at.gates.nextProbe().map(next -> !at.now.isBefore(next)).orElse(true);
            if (due && at.traffic.running(Purpose.PROBE) == 0) {
                jobs.add(new Job.Probe(at.traffic.begin(Purpose.PROBE, Set.of(), Set.of())));
            }
            return;
        }
        if (at.probeWanted && at.traffic.running(Purpose.PROBE) == 0) {
            at.probeWanted = false;
            jobs.add(new Job.Probe(at.traffic.begin(Purpose.PROBE, Set.of(), Set.of())));
        }
        if (at.pullWanted && at.traffic.running(Purpose.PULL) == 0) {
            at.pullWanted = false;
            at.hintedWhilePulling = 0;
            at.pullBegan = at.now;
            at.pullKnew = at.ownSeqs.values().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
            jobs.add(
                    new Job.Pull(at.traffic.begin(Purpose.PULL, Set.of(), Set.of()), at.position.map(Position::token)));
        }
        boolean grantless = !at.desk.needsGrants()
                && at.traffic.running(Purpose.UPLOAD) + at.traffic.running(Purpose.RELEASE_ALL) == 0;
        if (at.forgottenGrants && grantless) {
            at.forgottenGrants = false;
            at.spareGrants.clear();
            jobs.add(new Job.ReleaseAll(at.traffic.begin(Purpose.RELEASE_ALL, Set.of(), Set.of())));
        }
        for (String grant : at.spareGrants) {
            jobs.add(new Job.Release(at.traffic.begin(Purpose.RELEASE, Set.of(), Set.of()), grant));
        }
        at.spareGrants.clear();
    }

    private void commits() {
        if (at.traffic.running(Purpose.SEND) == 0) {
            committing.next().ifPresent(jobs::add);
        }
    }

    private void uploads() {
        if (at.traffic.running(Purpose.RELEASE_ALL) > 0) {
            // It would take away what an upload sets aside meanwhile.
            return;
        }
        boolean enough =
                at.traffic.running(Purpose.SEND) > 0 && at.desk.preparedCount() >= Limits.PREPARED_WHILE_SENDING;
        while (!enough && at.traffic.running(Purpose.UPLOAD) < Limits.UPLOADS) {
            List<Job.Source> files = new ArrayList<>();
            long bytes = 0;
            for (ItemId id : at.board.queued(Queue.UPLOAD)) {
                Optional<Job.Source> source = source(id);
                if (source.isEmpty()) {
                    continue;
                }
                boolean full = files.size() == Limits.UPLOAD_FILES
                        || (!files.isEmpty() && bytes + source.get().size() > Limits.UPLOAD_BYTES);
                if (full) {
                    break;
                }
                files.add(source.get());
                bytes += source.get().size();
            }
            if (files.isEmpty()) {
                return;
            }
            Set<ItemId> items = new LinkedHashSet<>();
            for (Job.Source file : files) {
                items.add(file.item());
                at.node(file.item()).local().ifPresent(local -> at.reading.put(file.item(), local.print()));
            }
            jobs.add(new Job.Upload(at.traffic.begin(Purpose.UPLOAD, items, Set.of()), files));
        }
    }

    private Optional<Job.Source> source(ItemId id) {
        if (!ready(id, Queue.UPLOAD)) {
            return Optional.empty();
        }
        LocalNode local = at.node(id).local().orElseThrow();
        return at.trees
                .localPath(local.place())
                .filter(path -> isAllowed(id, path, local))
                .map(path ->
                        new Job.Source(id, path, local.kind(), local.print().size()));
    }

    /** What a policy does not allow is not sent in vain. */
    private boolean isAllowed(ItemId id, String path, LocalNode local) {
        Optional<Reason> forbidden = at.policies.tooLong(path, local.print().size(), at.now);
        forbidden.ifPresent(why -> {
            at.blocks.failed(id, why, at.now);
            at.board.stain(id);
        });
        return forbidden.isEmpty();
    }

    /** Whether an item may be taken up now, and its step still needs this queue; if not, it is put where it belongs. */
    private boolean ready(ItemId id, Queue queue) {
        if (at.traffic.with(id).isPresent() || at.blocks.holds(id, at.now)) {
            return false;
        }
        Optional<Step> known = at.board.step(id);
        if (known.isPresent()
                && known.equals(planning.fresh(id))
                && planning.queueOf(id, known.get()).equals(Optional.of(queue))) {
            return true;
        }
        at.board.stain(id);
        return false;
    }

    private void fetches() {
        while (at.traffic.running(Purpose.FETCH) < Limits.FETCHES) {
            List<Job.Target> files = new ArrayList<>();
            long bytes = 0;
            boolean linked = at.gates.link().isEmpty();
            for (ItemId id : at.board.queued(Queue.FETCH)) {
                Optional<Job.Target> target = linked ? target(id) : Optional.empty();
                if (target.isEmpty()) {
                    continue;
                }
                long size = target.get().content().size();
                if (files.size() == Limits.FETCH_FILES || (!files.isEmpty() && bytes + size > Limits.FETCH_BYTES)) {
                    break;
                }
                files.add(target.get());
                bytes += size;
            }
            if (files.isEmpty()) {
                return;
            }
            beginFetch(files);
        }
    }

    private void beginFetch(List<Job.Target> files) {
        Set<ItemId> items = new LinkedHashSet<>();
        Set<ItemId> folders = new HashSet<>();
        for (Job.Target file : files) {
            Item item = at.node(file.item()).remote().orElseThrow();
            Place place = at.node(file.item()).local().map(LocalNode::place).orElse(item.place());
            items.add(file.item());
            folders.add(place.parent());
            Step step = at.board.step(file.item()).orElseThrow();
            at.errands.put(file.item(), new Errand(step, Optional.of(place), Optional.of(item)));
            at.memory.intends(new Intent(item));
            forgetInline(item);
        }
        jobs.add(new Job.Fetch(at.traffic.begin(Purpose.FETCH, items, folders), files));
    }

    private Optional<Job.Target> target(ItemId id) {
        if (!ready(id, Queue.FETCH)) {
            return Optional.empty();
        }
        Node node = at.node(id);
        Item item = node.remote().orElseThrow();
        Place place = node.local().map(LocalNode::place).orElse(item.place());
        if (at.isOnTheMove(place.parent())) {
            return Optional.empty();
        }
        var content = item.content().orElseThrow();
        Optional<byte[]> inline = Optional.ofNullable(at.inline.get(content.id().chunk()));
        return at.trees
                .localPath(place)
                .map(path -> new Job.Target(
                        id,
                        path,
                        item.kind(),
                        content,
                        item.attributes(),
                        node.local().map(LocalNode::print),
                        node.local().flatMap(LocalNode::content),
                        inline));
    }

    private void forgetInline(Item item) {
        byte[] gone = at.inline.remove(item.content().orElseThrow().id().chunk());
        if (gone != null) {
            at.inlineBytes -= gone.length;
        }
    }

    private void arranges() {
        if (at.traffic.running(Purpose.ARRANGE) > 0) {
            return;
        }
        List<Arrangement> steps = new ArrayList<>();
        Map<ItemId, Errand> errands = new HashMap<>();
        Set<ItemId> folders = new HashSet<>();
        for (ItemId id : at.board.queued(Queue.ARRANGE)) {
            if (steps.size() == Limits.ARRANGE_STEPS) {
                break;
            }
            if (ready(id, Queue.ARRANGE) && !errands.containsKey(id)) {
                new ArrangementMaker(at, steps, errands, folders).add(id);
            }
        }
        if (steps.isEmpty()) {
            return;
        }
        at.errands.putAll(errands);
        errands.values().forEach(errand -> errand.item().ifPresent(item -> at.memory.intends(new Intent(item))));
        jobs.add(new Job.Arrange(
                at.traffic.begin(Purpose.ARRANGE, new LinkedHashSet<>(errands.keySet()), folders), steps));
    }
}
