package limpid.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.agent.plan.Step;
import limpid.agent.state.Intent;
import limpid.agent.state.PendingCommit;
import limpid.agent.state.SavedNode;
import limpid.agent.state.SavedState;
import limpid.agent.state.StateBatch;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Node;
import limpid.agent.tree.Print;
import limpid.agent.watch.IgnoreRules;
import limpid.core.change.Operation;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.core.reason.ClearingEvent;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.host.chance.Chance;
import limpid.wire.message.DeviceState;
import limpid.wire.message.Hint;

/**
 * Keeps one collection of one device in step, without doing anything itself: events go in, a {@link Turn} comes out. The
 * caller saves the turn's batch first and then starts its jobs, each of which ends in one event. The same saved state,
 * chance and events give the same turns. One thread.
 */
public final class Engine {
    private final Situation at;
    private final Planning planning;
    private final Intake intake;
    private final Disposal disposal;
    private final Committing committing;
    private final Dispatch dispatch;
    private final Timers timers;
    private IgnoreRules ignore = IgnoreRules.NONE;

    /** Begins with what was saved; whatever was under way then is found out anew. */
    public Engine(EngineSettings settings, SavedState saved, Chance chance, Instant now) {
        at = new Situation(settings, chance, now);
        planning = new Planning(at);
        intake = new Intake(at);
        disposal = new Disposal(at, planning);
        committing = new Committing(at, planning);
        dispatch = new Dispatch(at, planning, committing);
        timers = new Timers(at);
        at.position = saved.position();
        saved.nodes().forEach(this::recall);
        saved.commits().forEach(this::recall);
        for (Intent intent : saved.intents()) {
            at.unsettled(intent.item().place(), intent.item());
        }
        at.deletions.recall(Facts.confirmed(saved.facts()));
        Optional.ofNullable(saved.facts().get(Facts.LISTING)).ifPresent(this::recallListing);
        at.orders.recall(saved.facts());
        at.policies.recall(saved.facts());
        Optional.ofNullable(saved.facts().get(Facts.PAUSED)).ifPresent(until -> recallPause(until, saved.facts()));
        at.memory.take();
    }

    private void recall(SavedNode saved) {
        Optional<LocalNode> local =
                saved.synced().flatMap(synced -> synced.print().map(print -> asAgreed(synced.item(), print)));
        at.put(Node.nowhere(saved.id())
                .withLocal(local)
                .withRemote(saved.remote())
                .withSynced(saved.synced().filter(synced -> synced.print().isPresent())));
    }

    private static LocalNode asAgreed(Item item, Print print) {
        return new LocalNode(item.place(), item.kind(), print, item.content());
    }

    /** What was committed stood on the disk then; the first look says what became of it. */
    private void recall(PendingCommit commit) {
        at.desk.open(commit, at.desk.body(commit, at.epoch()));
        for (Operation operation : commit.operations()) {
            Print print = commit.prints().get(operation.item());
            if (operation instanceof Operation.Put put && print != null) {
                LocalNode local = new LocalNode(put.place(), put.kind(), print, put.content());
                at.put(at.node(put.item()).withLocal(Optional.of(local)));
            }
        }
    }

    private void recallListing(String kind) {
        at.restored = !kind.equals(Facts.LISTING_PLAIN);
        ReasonCode why =
                switch (kind) {
                    case Facts.LISTING_RESTORED -> ReasonCode.SERVER_RESTORED;
                    case Facts.LISTING_DIVERGED -> ReasonCode.DIVERGED;
                    default -> ReasonCode.CHANGE_TOKEN_EXPIRED;
                };
        at.gates.closeForResync(Reason.of(why, Subject.device(), at.now));
        at.listed = Optional.of(new HashMap<>());
        at.position = Optional.empty();
    }

    private void recallPause(String until, Map<String, String> facts) {
        Optional<Instant> end =
                until.equals(Facts.PAUSED_UNTIL_RESUMED) ? Optional.empty() : Optional.of(Instant.parse(until));
        if (end.map(at.now::isBefore).orElse(true)) {
            String since = facts.getOrDefault(Facts.PAUSED_SINCE, "");
            at.gates.pause(
                    end,
                    Optional.of(facts.getOrDefault(Facts.PAUSED_BY, "")).filter(by -> !by.isEmpty()),
                    since.isEmpty() ? at.now : Instant.parse(since));
        }
    }

    /** Sets what is left out of step from now on. */
    public void ignore(IgnoreRules rules) {
        ignore = rules;
        at.scanWanted = true;
    }

    /** Takes in what happened, in order, and says what to do. {@code now} must not go back. */
    public Turn turn(List<Event> events, Instant now) {
        at.now = now;
        for (Event event : events) {
            at.tick++;
            take(event);
        }
        if (timers.isPauseOver()) {
            resume();
        }
        if (at.scanned) {
            confirmFromAfar();
        }
        at.gates.policy(at.policies.quiet(at.now));
        timers.run();
        planning.run();
        List<Job> jobs = dispatch.run();
        planning.run();
        StateBatch save = at.memory.take();
        return new Turn(save, jobs, timers.wakeAt());
    }

    /** The last turn could not be written down, so everything waits until it can. */
    public void memoryFails(Reason why) {
        at.gates.closeMemory(why, at.now);
    }

    /** What is to be remembered is written down. */
    public void memoryWell() {
        at.gates.openMemory();
    }

    /** What this device knows of itself now. */
    public Explainer explain(Instant now) {
        return new Explainer(at, now);
    }

    private void take(Event event) {
        switch (event) {
            case Event.Tick _ -> {}
            case Event.Touched touched -> touched(touched);
            case Event.HintsLost _ -> at.scanWanted = true;
            case Event.Watching watching -> at.gates.blind(watching.blind());
            case Event.Looked looked -> end(looked.number()).ifPresent(_ -> intake.looked(looked.sightings(), ignore));
            case Event.Pulled pulled -> {
                at.gates.openLink();
                end(pulled.number()).ifPresent(_ -> intake.pulled(pulled.since(), pulled.page()));
            }
            case Event.Probed probed -> probed(probed);
            case Event.Uploaded uploaded ->
                end(uploaded.number()).ifPresent(_ -> disposal.uploaded(uploaded.endings(), uploaded.grant()));
            case Event.Committed committed ->
                end(committed.number()).ifPresent(_ -> {
                    committing.answered(committed.key(), committed.reply());
                    intake.followOwn();
                    at.pullWanted |= at.isBehindHints();
                });
            case Event.Fetched fetched -> end(fetched.number()).ifPresent(_ -> disposal.fetched(fetched.endings()));
            case Event.Arranged arranged ->
                end(arranged.number()).ifPresent(_ -> arranged.endings().forEach(disposal::arranged));
            case Event.Released released -> end(released.number());
            case Event.Failed failed -> failed(failed);
            case Event.Hinted hinted -> hinted(hinted.hint());
            case Event.HintsBroke broke -> {
                at.hintsFlow = false;
                at.probeWanted = true;
            }
            case Event.LinkChanged _ -> {
                at.gates.hurryLink(at.now);
                intake.cleared(ClearingEvent.LINK_UP);
            }
            case Event.Pause pause -> pause(pause.length().map(at.now::plus), Optional.empty());
            case Event.Resume _ -> resume();
            case Event.Confirm _ -> confirm();
            case Event.Refresh _ -> refresh();
            case Event.Conditions conditions -> at.gates.conditions(conditions.holding());
        }
    }

    /** Ends a job; whoever was in it is planned anew. */
    private Optional<Set<ItemId>> end(long number) {
        Optional<Set<ItemId>> items = at.traffic.end(number, at.tick);
        items.ifPresent(each -> each.forEach(at.board::stain));
        return items;
    }

    private void touched(Event.Touched touched) {
        at.looks.later(touched.others(), at.now.plus(at.settings.pace().quiet()));
        at.looks.later(touched.finished(), at.now.plus(at.settings.pace().gather()));
    }

    private void probed(Event.Probed probed) {
        at.traffic.end(probed.number(), at.tick);
        at.gates.openLink();
        at.gates.clockAhead(probed.clockAhead(), at.now);
        at.lastContact = Optional.of(at.now);
        at.lastProbe = Optional.of(at.now);
        at.pullWanted = true;
        at.space = Optional.of(probed.state().space());
        obey(probed.state());
        probed.state().storage().ifPresent(storage -> storage.wanted().forEach(this::readAgain));
        intake.cleared(ClearingEvent.SERVER_REACHED);
        intake.cleared(ClearingEvent.PLAN_HAS_ROOM);
        intake.cleared(ClearingEvent.SERVER_CHANGED);
    }

    /**
     * The server lost an item's content. If it stands here, its bytes count as unread: reading them sends what the server
     * lacks, and shows on the way whether they are still what was agreed on.
     */
    private void readAgain(ItemId id) {
        Node node = at.node(id);
        node.local()
                .filter(local -> local.content().isPresent()
                        && local.content().equals(node.remote().flatMap(Item::content)))
                .filter(_ -> at.traffic.with(id).isEmpty())
                .ifPresent(here -> at.put(node.withLocal(
                        Optional.of(new LocalNode(here.place(), here.kind(), here.print(), Optional.empty())))));
    }

    private void failed(Event.Failed failed) {
        Optional<Traffic.Purpose> purpose = at.traffic.purpose(failed.number());
        Optional<String> key = at.desk.oldest().map(PendingCommit::key);
        Optional<Set<ItemId>> items = end(failed.number());
        if (items.isEmpty() || purpose.isEmpty()) {
            return;
        }
        items.get().forEach(at.reading::remove);
        List<Errand> halves = items.get().stream()
                .flatMap(item -> Optional.ofNullable(at.errands.remove(item)).stream())
                .toList();
        halves.forEach(this::halfDone);
        Reason reason = failed.reason();
        switch (purpose.get()) {
            case LOOK, LOOK_ALL -> {
                at.gates.closeRoot(reason, at.now);
                at.scanWanted = true;
            }
            case SEND -> {
                key.ifPresent(sent -> committing.failed(sent, reason));
                at.pullWanted |= at.isBehindHints();
            }
            case PULL -> {
                at.pullWanted = true;
                closeLink(reason);
            }
            case PROBE -> closeLink(reason);
            case RELEASE -> {}
            case RELEASE_ALL -> {
                if (Causes.isLink(reason.code())) {
                    at.forgottenGrants = true;
                    closeLink(reason);
                }
            }
            case UPLOAD, FETCH, ARRANGE -> {
                if (Causes.isRoot(reason.code())) {
                    at.gates.closeRoot(reason, at.now);
                } else if (Causes.isLink(reason.code())) {
                    at.forgottenGrants |= purpose.get() == Traffic.Purpose.UPLOAD;
                    closeLink(reason);
                } else {
                    items.get().forEach(item -> at.blocks.failed(item, reason, at.now));
                    items.get().forEach(disposal::lookAgain);
                    halves.forEach(this::lookAt);
                }
            }
        }
    }

    /** How far a failed job came is found out anew, as after a crash: until then nobody knows what stands there. */
    private void halfDone(Errand errand) {
        if (errand.step() instanceof Step.Move(var moved, var to)) {
            at.halfMoved(moved, to);
        }
        errand.item().ifPresent(item -> {
            at.unsettled(errand.place().orElse(item.place()), item);
            if (errand.step() instanceof Step.SetAttributes) {
                at.halfSet.add(item.id());
            }
            Node node = at.node(item.id());
            node.local()
                    .filter(local -> local.kind() != Kind.FOLDER)
                    .map(local -> new LocalNode(local.place(), local.kind(), local.print(), Optional.empty()))
                    .ifPresent(unread -> at.put(node.withLocal(Optional.of(unread))));
        });
    }

    private void lookAt(Errand errand) {
        errand.place().flatMap(at.trees::localPath).ifPresent(path -> at.looks.soon(Set.of(path), at.now));
    }

    private void closeLink(Reason reason) {
        at.gates.closeLink(reason, at.now);
        at.hintsFlow = false;
    }

    private void hinted(Hint hint) {
        at.lastContact = Optional.of(at.now);
        switch (hint.kind()) {
            case CONNECTED -> {
                at.hintsFlow = true;
                at.gates.openLink();
                at.pullWanted = true;
                at.probeWanted = true;
            }
            case HEARTBEAT -> at.hintsFlow = true;
            case CHANGED -> {
                at.hintedSeq = Math.max(at.hintedSeq, hint.seq());
                at.hintedWhilePulling = Math.max(at.hintedWhilePulling, hint.seq());
                // While a commit is under way a hint may tell of that very commit; its answer says more.
                at.pullWanted |= at.isBehindHints() && at.traffic.running(Traffic.Purpose.SEND) == 0;
            }
            case SPACE -> {
                at.probeWanted = true;
                intake.cleared(ClearingEvent.PLAN_HAS_ROOM);
                intake.cleared(ClearingEvent.SERVER_HAS_ROOM);
            }
            case DEVICE -> at.probeWanted = true;
            case CONFIRM -> confirm();
            case STOPPING -> at.hintsFlow = false;
        }
    }

    private void pause(Optional<Instant> until, Optional<String> by) {
        at.gates.pause(until, by, at.now);
        at.memory.fact(Facts.PAUSED, until.map(Instant::toString).orElse(Facts.PAUSED_UNTIL_RESUMED));
        at.memory.fact(Facts.PAUSED_BY, by.orElse(""));
        at.memory.fact(Facts.PAUSED_SINCE, at.now.toString());
    }

    /** Ends are told by the server's clock, so they are taken as spans from its present time. */
    private void obey(DeviceState state) {
        at.orders.pause(state.orders()).ifPresent(order -> {
            Optional<Duration> left = order.until().map(until -> Duration.between(state.time(), until));
            if (!order.on()) {
                resume();
            } else if (left.map(Duration::isPositive).orElse(true)) {
                pause(left.map(at.now::plus), Optional.of(order.by()));
            }
        });
        at.orders.hearConfirmation(state.orders());
        if (at.policies.hear(state.policies())) {
            intake.cleared(ClearingEvent.SERVER_CHANGED);
        }
    }

    /** A person confirmed what they saw then: if more is held now, they are asked again. */
    private void confirmFromAfar() {
        at.orders
                .takeConfirmation()
                .filter(order -> at.deletions.pending() <= order.items())
                .ifPresent(_ -> confirm());
    }

    private void resume() {
        at.gates.resume();
        at.memory.fact(Facts.PAUSED, "");
        intake.cleared(ClearingEvent.RESUMED);
    }

    private void confirm() {
        at.deletions.confirmAll();
        intake.cleared(ClearingEvent.CONFIRMED);
    }

    private void refresh() {
        at.scanWanted = true;
        at.pullWanted = true;
        at.probeWanted = true;
        at.gates.hurryLink(at.now);
    }
}
