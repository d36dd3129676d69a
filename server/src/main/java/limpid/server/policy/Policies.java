package limpid.server.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import limpid.core.id.HomeId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.library.BindingPolicies;
import limpid.server.library.HintFeed;
import limpid.server.library.commit.Access;
import limpid.server.library.commit.Bound;
import limpid.server.library.commit.Objection;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.DocumentRows;
import limpid.store.ledger.Ledger;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.Hint;
import limpid.wire.message.PolicyNotice;

/** The policies of a server. Safe for all threads. */
public final class Policies implements BindingPolicies {
    /** As many as there may be. */
    static final int MAX = 100;
    /** For as long another node's change may go unnoticed. */
    static final Duration BELIEVED = Duration.ofSeconds(10);

    private static final String TOPIC = "policy";
    private static final Codec<Policy> CODEC = Records.of(Policy.class);

    private final Ledger ledger;
    private final HintFeed hints;
    private final Clock clock;
    private volatile Known known = new Known(List.of(), Instant.MIN);

    /** What stands in the ledger, as it was read. */
    private record Known(List<Policy> policies, Instant at) {}

    public Policies(Ledger ledger, HintFeed hints, Clock clock) {
        this.ledger = ledger;
        this.hints = hints;
        this.clock = clock;
    }

    /** All of them, by id. */
    public List<Policy> all() {
        Known now = known;
        if (clock.now().isBefore(now.at().plus(BELIEVED)) && !clock.now().isBefore(now.at())) {
            return now.policies();
        }
        return read();
    }

    private List<Policy> read() {
        List<Policy> fresh = ledger.administer(directory -> all(directory.documents()));
        known = new Known(fresh, clock.now());
        return fresh;
    }

    private static List<Policy> all(DocumentRows rows) {
        return rows.documents(TOPIC, "", MAX).stream()
                .map(row -> CODEC.decode(row.body().getBytes(UTF_8)))
                .toList();
    }

    /** Those that bind a home, by id. */
    public List<Policy> of(HomeId home) {
        return all().stream().filter(policy -> policy.binds(home)).toList();
    }

    @Override
    public List<PolicyNotice> notices(HomeId home) {
        return of(home).stream()
                .map(Policy::asNotice)
                .filter(notice -> notice.collections().isPresent()
                        || notice.fileBytesMax().isPresent()
                        || notice.quiet().isPresent())
                .toList();
    }

    @Override
    public List<Bound> bounds(HomeId home) {
        return of(home).stream()
                .map(policy -> new Bound(
                        policy.name(),
                        policy.by().name(),
                        policy.contact(),
                        policy.rules().collections().map(Set::copyOf),
                        policy.rules().fileBytesMax()))
                .filter(Bound::isTight)
                .toList();
    }

    /** One of them. Fails with: NOT_FOUND. */
    public Policy get(String id) {
        return ledger.administer(directory -> directory.documents().document(TOPIC, id))
                .map(body -> CODEC.decode(body.getBytes(UTF_8)))
                .orElseThrow(() -> Access.notFound(Scope.SERVER, "policy", id, clock.now()));
    }

    /** Keeps one. Fails with: NOT_FOUND (there is no such home), REQUEST_TOO_LARGE (there are too many). */
    public void put(Policy policy) {
        policy.homes().ifPresent(homes -> homes.forEach(this::requireHome));
        Optional<Policy> before = ledger.administer(directory -> {
            List<Policy> all = all(directory.documents());
            Optional<Policy> old =
                    all.stream().filter(each -> each.id().equals(policy.id())).findFirst();
            refuseTooMany(all.size() + (old.isPresent() ? 0 : 1));
            directory.documents().putDocument(new DocumentRow(TOPIC, policy.id(), text(policy)));
            return old;
        });
        tell(home -> policy.binds(home) || before.map(old -> old.binds(home)).orElse(false));
    }

    /** Ends one; returns what it was, empty if it was not there. */
    public Optional<Policy> drop(String id) {
        Optional<Policy> gone = ledger.administer(directory -> {
            Optional<String> body = directory.documents().document(TOPIC, id);
            directory.documents().dropDocument(TOPIC, id);
            return body.map(text -> CODEC.decode(text.getBytes(UTF_8)));
        });
        gone.ifPresent(policy -> tell(policy::binds));
        return gone;
    }

    private void requireHome(HomeId home) {
        if (ledger.read(home, rows -> rows.homeRow()).isEmpty()) {
            throw Access.notFound(Scope.HOME, "home", home.text(), clock.now());
        }
    }

    private void refuseTooMany(int count) {
        if (count > MAX) {
            throw Objection.of(ReasonCode.REQUEST_TOO_LARGE, Subject.server(""), clock.now())
                    .saw("policies", count, "at most " + MAX)
                    .exception();
        }
    }

    /** Devices ask how things stand, and what waited goes on. */
    private void tell(Predicate<HomeId> whom) {
        read();
        List<HomeId> homes = ledger.administer(directory -> directory.homes());
        List<Hint> told = List.of(new Hint(Hint.Kind.DEVICE, "", 0));
        homes.stream().filter(whom).forEach(home -> hints.tell(home, told));
    }

    private static String text(Policy policy) {
        return new String(CODEC.encode(policy), UTF_8);
    }
}
