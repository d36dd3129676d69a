package limpid.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.agent.plan.Step;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Node;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonClass;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;

/** Says how a device stands and why one thing is not in step. Reads the engine; changes nothing. */
public final class Explainer {
    private static final int SAMPLE_MAX = 5;

    private final Situation at;
    private final Instant now;
    private final Binding binding;

    Explainer(Situation at, Instant now) {
        this.at = at;
        this.now = now;
        this.binding = new Binding(at, now);
    }

    private static final class Sum {
        private final Reason first;
        private final List<String> sample = new ArrayList<>();
        private long items;
        private long bytes;

        Sum(Reason first) {
            this.first = first;
        }

        Status.Bucket bucket() {
            return new Status.Bucket(first, items, bytes, sample);
        }
    }

    /** The whole device. */
    public Status status() {
        Map<ReasonCode, Sum> pending = new EnumMap<>(ReasonCode.class);
        Map<ReasonCode, Sum> leftOut = new EnumMap<>(ReasonCode.class);
        at.board
                .steps()
                .forEach((id, step) ->
                        count(pending, binding.of(id, step).getFirst(), at.trees.shownPath(id), size(id)));
        at.oddities.forEach((path, reason) ->
                count(reason.code().reasonClass() == ReasonClass.IGNORED ? leftOut : pending, reason, path, 0));
        at.troubles.forEach((path, reason) -> count(pending, reason, path, 0));
        long items = pending.values().stream().mapToLong(sum -> sum.items).sum();
        long bytes = pending.values().stream().mapToLong(sum -> sum.bytes).sum();
        deviceReasons().forEach(reason -> pending.computeIfAbsent(reason.code(), code -> new Sum(reason)));
        List<Status.Bucket> buckets = sorted(pending);
        Optional<Reason> first = buckets.stream().map(Status.Bucket::reason).findFirst();
        Status.State state = state(first);
        return new Status(
                state,
                state == Status.State.IN_STEP ? Optional.empty() : first.or(() -> Optional.of(unproven())),
                buckets,
                sorted(leftOut),
                items,
                bytes,
                at.trees.nodes().size(),
                at.position.map(limpid.agent.state.Position::seq).orElse(0L),
                at.digestEqual,
                at.lastScan,
                at.lastPull,
                at.lastContact,
                bytesHere(),
                at.orders.heard());
    }

    private long bytesHere() {
        return at.trees.nodes().stream()
                .flatMap(node -> node.local().stream())
                .filter(local -> local.kind() == Kind.FILE)
                .mapToLong(local -> local.print().size())
                .sum();
    }

    private static void count(Map<ReasonCode, Sum> sums, Reason reason, String path, long size) {
        Sum sum = sums.computeIfAbsent(reason.code(), code -> new Sum(reason));
        sum.items++;
        sum.bytes += size;
        if (sum.sample.size() < SAMPLE_MAX) {
            sum.sample.add(path);
        }
    }

    private long size(ItemId id) {
        Node node = at.node(id);
        boolean moves = at.board
                .step(id)
                .map(step -> step instanceof Step.Push || step instanceof Step.Fetch || step instanceof Step.Read)
                .orElse(false);
        if (!moves) {
            return 0;
        }
        return node.local()
                .map(LocalNode::print)
                .map(limpid.agent.tree.Print::size)
                .or(() -> node.remote().flatMap(Item::content).map(Content::size))
                .orElse(0L);
    }

    private List<Reason> deviceReasons() {
        List<Reason> reasons = new ArrayList<>();
        at.gates.memory().ifPresent(reasons::add);
        at.gates.root().ifPresent(reasons::add);
        at.gates.paused().ifPresent(reasons::add);
        at.gates.link().ifPresent(reasons::add);
        at.gates.resync().ifPresent(reasons::add);
        at.gates.clock().ifPresent(reasons::add);
        at.gates.blind().ifPresent(reasons::add);
        at.diverged.ifPresent(reasons::add);
        if (!at.scanned && at.gates.root().isEmpty()) {
            reasons.add(Reason.of(ReasonCode.NOT_SCANNED, Subject.device(), now));
        }
        return reasons;
    }

    private static List<Status.Bucket> sorted(Map<ReasonCode, Sum> sums) {
        return sums.values().stream()
                .map(Sum::bucket)
                .sorted(Comparator.comparingInt(bucket -> gravity(bucket.reason())))
                .toList();
    }

    /** The order in which causes are told: what stops all, what needs a person, what waits, what moves. */
    private static int gravity(Reason reason) {
        int rank =
                switch (reason.code().reasonClass()) {
                    case PAUSED -> 1;
                    case HELD -> 2;
                    case FAILED -> 3;
                    case CONFLICT -> 4;
                    case WAITING -> 5;
                    case IN_PROGRESS -> 6;
                    case IGNORED -> 7;
                };
        boolean whole = reason.subject().scope() != limpid.core.reason.Scope.ITEM
                && reason.code().reasonClass() != ReasonClass.IN_PROGRESS;
        // What waits for another item is a symptom: the other item's own cause comes first.
        boolean symptom = reason.code() == ReasonCode.WAITING_FOR_OTHER_ITEM;
        return symptom ? 65 : whole ? rank : rank * 10;
    }

    private Status.State state(Optional<Reason> first) {
        if (first.isPresent()) {
            return switch (first.get().code().reasonClass()) {
                case PAUSED -> Status.State.PAUSED;
                case HELD, FAILED, CONFLICT -> Status.State.NEEDS_YOU;
                case WAITING ->
                    first.get().code() == ReasonCode.WAITING_FOR_OTHER_ITEM
                            ? Status.State.SYNCING
                            : Status.State.WAITING;
                case IN_PROGRESS, IGNORED -> Status.State.SYNCING;
            };
        }
        return isProven() ? Status.State.IN_STEP : Status.State.SYNCING;
    }

    /** Green needs proof: everything looked at, all changes known, equal digests, a server that answers. */
    private boolean isProven() {
        boolean fresh = at.hintsFlow
                || at.lastContact
                        .map(then ->
                                now.isBefore(then.plus(at.settings.pace().pull().plus(Duration.ofSeconds(10)))))
                        .orElse(false);
        return at.board.isClear()
                && at.scanned
                && at.caughtUp
                && fresh
                && !at.scanWanted
                && at.looks.isEmpty()
                && at.traffic.running(Traffic.Purpose.LOOK) == 0
                && at.traffic.running(Traffic.Purpose.LOOK_ALL) == 0
                && at.desk.oldest().isEmpty()
                && at.hintedSeq
                        <= at.position.map(limpid.agent.state.Position::seq).orElse(0L)
                && at.digestEqual.orElse(false);
    }

    private Reason unproven() {
        return Reason.of(ReasonCode.NOT_SCANNED, Subject.device(), now);
    }

    /** One path below the root. */
    public Answer why(String path) {
        Optional<Reason> odd = Optional.ofNullable(at.oddities.get(path))
                .or(() -> trouble(path))
                .or(() -> leftOutAbove(path));
        if (odd.isPresent()) {
            return new Answer(path, false, odd, List.of());
        }
        Optional<ItemId> item = at.trees.localByPath(path).or(() -> at.trees.remoteByPath(path));
        if (item.isEmpty()) {
            List<Reason> reasons = new ArrayList<>(deviceReasons());
            reasons.add(Reason.of(ReasonCode.NOT_FOUND, Subject.item(path), now));
            return new Answer(path, false, Optional.of(reasons.getFirst()), reasons.subList(1, reasons.size()));
        }
        List<Reason> reasons = at.board
                .step(item.get())
                .map(step -> binding.of(item.get(), step))
                .orElseGet(this::unprovenReasons);
        return reasons.isEmpty()
                ? new Answer(path, true, Optional.empty(), List.of())
                : new Answer(path, false, Optional.of(reasons.getFirst()), reasons.subList(1, reasons.size()));
    }

    /** What keeps an item that looks in step from being proven so: the device cannot see its disk or its server. */
    private List<Reason> unprovenReasons() {
        return deviceReasons().stream()
                .filter(reason -> reason.code() != ReasonCode.CLOCK_SKEW_DEVICE)
                .toList();
    }

    /** What is in a folder that is left out is left out with it. */
    private Optional<Reason> leftOutAbove(String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            Reason above = at.oddities.get(path.substring(0, slash));
            if (above != null) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    private Optional<Reason> trouble(String path) {
        return at.troubles.entrySet().stream()
                .filter(entry -> path.equals(entry.getKey()) || path.startsWith(entry.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The paths whose deletion waits until a person confirms it; empty if nothing is held. */
    public List<String> held() {
        return binding.held().isEmpty()
                ? List.of()
                : at.deletions.unconfirmed().stream()
                        .map(at.trees::shownPath)
                        .sorted()
                        .toList();
    }

    /** Every item that is not in step, with the one reason that binds it: for tests of the promise. */
    public Map<ItemId, Reason> reasons() {
        Map<ItemId, Reason> all = new java.util.LinkedHashMap<>();
        at.board.steps().forEach((id, step) -> all.put(id, binding.of(id, step).getFirst()));
        return all;
    }

    /** Every item that this device knows, for tests of the promise. */
    public List<Node> nodes() {
        return List.copyOf(at.trees.nodes());
    }
}
