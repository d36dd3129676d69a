package limpid.server.library.commit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.change.Digest;
import limpid.core.item.Item;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.store.ledger.AnswerRow;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.GrantRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.OldVersion;
import limpid.wire.message.CommitReply;
import limpid.wire.message.CommitReply.Committed;
import limpid.wire.message.CommitReply.Refused;
import limpid.wire.message.Hint;

/**
 * Carries out commits inside a transaction, with about a dozen statements however many operations there are. Keeps
 * nothing between calls.
 */
public final class Committer {
    private final Duration grantKept;

    /** Each use of a grant keeps it for {@code grantKept} from then on. */
    public Committer(Duration grantKept) {
        this.grantKept = grantKept;
    }

    /**
     * What became of a commit.
     *
     * @param hints that devices shall hear once the transaction is durable
     * @param after the collection as it stands then; empty if nothing was carried out
     */
    public record Outcome(CommitReply reply, List<Hint> hints, Optional<CollectionRow> after) {
        public Outcome {
            hints = List.copyOf(hints);
        }
    }

    /** The same where no policy bounds anything. */
    public Outcome commit(HomeTransaction rows, Order order) {
        return commit(rows, order, List.of());
    }

    /** Carries out {@code order}. Fails with: NOT_FOUND, IDEMPOTENCY_MISMATCH, REQUEST_MALFORMED. */
    public Outcome commit(HomeTransaction rows, Order order, List<Bound> bounds) {
        CollectionRow collection = Access.collection(rows, order.person(), order.collection(), order.now());
        Optional<AnswerRow> earlier = rows.answer(order.device(), order.key());
        if (earlier.isPresent()) {
            return new Outcome(repeated(earlier.get(), order), List.of(), Optional.empty());
        }
        Optional<Refused> past = ofThePast(collection, order);
        if (past.isPresent()) {
            return new Outcome(past.get(), List.of(), Optional.empty());
        }
        Draft draft = Draft.of(rows, collection, order);
        Optional<Refused> stale = VersionRule.judge(draft);
        if (stale.isPresent()) {
            return new Outcome(stale.get(), List.of(), Optional.empty());
        }
        draft.work();
        return judge(rows, draft, bounds);
    }

    /** What was made from the versions of a history that is no more says nothing about this one. */
    private static Optional<Refused> ofThePast(CollectionRow collection, Order order) {
        return order.commit()
                .epoch()
                .filter(epoch -> !epoch.equals(collection.epoch()))
                .map(epoch -> new Refused(
                        Objection.of(ReasonCode.VERSION_CONFLICT, Subject.device(), order.now())
                                .saw("epoch", collection.epoch(), epoch)
                                .reason(),
                        List.of()));
    }

    private static CommitReply repeated(AnswerRow earlier, Order order) {
        if (!earlier.bodyHash().equals(order.bodyHash())) {
            throw Objection.of(ReasonCode.IDEMPOTENCY_MISMATCH, Subject.device(), order.now())
                    .saw("idempotency-key", order.key())
                    .saw("first-seen", earlier.at())
                    .exception();
        }
        return new Committed(Answers.ofBytes(earlier.answer()), Optional.empty());
    }

    private Outcome judge(HomeTransaction rows, Draft draft, List<Bound> bounds) {
        HomeRow home = Access.home(rows, draft.order().now());
        Optional<GrantRow> grant = grant(rows, draft.order());
        boolean grantLost = draft.order().commit().grant().isPresent() && grant.isEmpty();
        ContentRule contents = ContentRule.of(rows.contents(), draft);
        SpaceRule space = SpaceRule.of(draft, grant);
        Optional<Refused> refused = FolderRule.judge(rows.items(), draft)
                .or(() -> NameRule.judge(rows.items(), draft))
                .or(() -> BoundRule.judge(draft, bounds))
                .or(contents::judge)
                .or(() -> space.judge(rows, draft, home, grantLost));
        if (refused.isPresent()) {
            return new Outcome(refused.get(), List.of(), Optional.empty());
        }
        contents.write(rows.contents());
        writeSpace(rows, draft, space, home, grant);
        return write(rows, draft, space);
    }

    private static Optional<GrantRow> grant(HomeTransaction rows, Order order) {
        return order.commit()
                .grant()
                .flatMap(rows::grant)
                .filter(grant ->
                        grant.device().equals(order.device()) && grant.expires().isAfter(order.now()));
    }

    private void writeSpace(
            HomeTransaction rows, Draft draft, SpaceRule space, HomeRow home, Optional<GrantRow> grant) {
        HomeRow after = space.after(home);
        if (!after.equals(home)) {
            rows.putHome(after);
        }
        grant.ifPresent(row -> rows.putGrant(
                row.left(row.bytes() - space.paid(), draft.order().now().plus(grantKept))));
    }

    private static Outcome write(HomeTransaction rows, Draft draft, SpaceRule space) {
        Order order = draft.order();
        List<Item> items = draft.steps().stream().map(Step::after).toList();
        List<Item> changed =
                draft.steps().stream().filter(Step::isChange).map(Step::after).toList();
        List<Hint> hints = new ArrayList<>();
        CollectionRow after = collectionAfter(draft);
        if (!changed.isEmpty()) {
            writeVersions(rows, draft);
            rows.items().put(order.collection(), changed);
            rows.putCollection(after);
            hints.add(new Hint(Hint.Kind.CHANGED, order.collection().text(), draft.headSeq()));
        }
        if (space.growth() < 0) {
            hints.add(new Hint(Hint.Kind.SPACE, "", 0));
        }
        Outbox.add(rows, hints);
        rows.putAnswer(
                new AnswerRow(order.device(), order.key(), order.bodyHash(), Answers.toBytes(items), order.now()));
        return new Outcome(new Committed(items, Optional.empty()), hints, Optional.of(after));
    }

    private static void writeVersions(HomeTransaction rows, Draft draft) {
        List<OldVersion> versions = draft.steps().stream()
                .filter(step -> step.isDeletion() || step.replacesContent())
                .map(step -> new OldVersion(
                        step.before().orElseThrow(),
                        draft.order().now(),
                        step.after().deleted()))
                .toList();
        if (!versions.isEmpty()) {
            rows.items().putVersions(draft.order().collection(), versions);
        }
    }

    private static CollectionRow collectionAfter(Draft draft) {
        CollectionRow row = draft.collection();
        Digest digest = row.digest();
        long items = row.items();
        long bytes = row.bytes();
        for (Step step : draft.steps()) {
            if (step.isChange()) {
                digest = step.before().map(digest::minus).orElse(digest).plus(step.after());
                items += (step.after().deleted() ? 0 : 1) - (step.wasLive() ? 1 : 0);
                bytes += step.growth();
            }
        }
        return new CollectionRow(
                row.id(), row.kind(), row.owner(), row.epoch(), draft.headSeq(), row.tombFloor(), digest, items, bytes);
    }
}
