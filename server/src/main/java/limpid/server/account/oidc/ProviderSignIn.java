package limpid.server.account.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import limpid.core.chunk.Hash;
import limpid.core.reason.ReasonException;
import limpid.host.chance.Chance;
import limpid.host.net.Http;
import limpid.host.time.Clock;
import limpid.server.account.Unanswered;
import limpid.server.account.oidc.Signatures.Read;
import limpid.server.account.oidc.Statement.Particulars;
import limpid.server.account.oidc.StatementCheck.Expected;
import limpid.server.account.oidc.StatementCheck.Verdict;
import limpid.server.library.Registry;
import limpid.server.secret.Strongbox;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Ledger;

/**
 * Sends browsers to providers and judges what they bring back: the authorization code flow with PKCE, a state that is tied
 * to the browser, and a nonce. Safe for all threads.
 *
 * <p>Source: OpenID Connect Core 1.0, section 3.1; RFC 7636; RFC 9207; decision "signing in by an organisation's service".
 */
public final class ProviderSignIn {
    /** How long somebody may take to sign in there. */
    public static final Duration LASTS = Duration.ofMinutes(10);

    private static final int RANDOM_BYTES = 32;

    private final Providers providers;
    private final Clock clock;
    private final Chance chance;
    private final Refusals refusals;
    private final Knowledge knowledge;
    private final Tokens tokens;
    private final People people;
    private final Unanswered<Departure> departures;

    /** Over what stands. */
    public ProviderSignIn(Providers providers, Strongbox strongbox, Ledger ledger, Registry registry, Tools tools) {
        this.providers = providers;
        this.clock = tools.clock();
        this.chance = tools.chance();
        this.refusals = new Refusals(clock);
        Calls calls = new Calls(tools.http(), refusals);
        this.knowledge = new Knowledge(calls, refusals, clock);
        this.tokens = new Tokens(calls, strongbox, refusals);
        this.people = new People(ledger, registry, refusals, clock);
        this.departures = new Unanswered<>(clock, LASTS);
    }

    /** What of the machine it needs. */
    public record Tools(Http http, Clock clock, Chance chance) {}

    /**
     * Where a browser goes now.
     *
     * @param location at the provider
     * @param token what the browser keeps until it comes back
     */
    public record Sent(String location, String token) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Sent[]";
        }
    }

    /**
     * Who came back.
     *
     * @param tied whether it was to tie the account, and not to sign in
     */
    public record Arrived(Resident resident, Provider provider, boolean tied) {}

    /** That an account is tied to a provider, by the provider's id. */
    public record Tied(String provider, Instant since) {}

    /**
     * Sends a browser to a provider. Fails with: NOT_FOUND, PROVIDER_UNAVAILABLE.
     *
     * @param returnTo where it shall come back, at this server
     * @param binding whose account shall be tied; empty to sign in
     * @param asker who answers for how often this is asked
     */
    public Sent send(String id, String returnTo, Optional<Resident> binding, String asker) {
        Provider provider = providers.get(id);
        Description description = judged(id, () -> knowledge.description(provider));
        String state = random();
        String token = random();
        Departure departure = new Departure(id, hash(token), random(), random(), returnTo, binding);
        departures.ask(state, departure, asker);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", provider.clientId());
        query.put("redirect_uri", returnTo);
        query.put("scope", "openid email profile");
        query.put("state", state);
        query.put("nonce", departure.nonce());
        query.put("code_challenge", challenge(departure.verifier()));
        query.put("code_challenge_method", "S256");
        String separator = description.authorization().contains("?") ? "&" : "?";
        return new Sent(description.authorization() + separator + Tokens.encoded(query), token);
    }

    /**
     * Judges what a browser brought back.
     *
     * <p>Fails with: NOT_FOUND, PROVIDER_UNAVAILABLE, PROVIDER_REFUSED, PROVIDER_ANSWER_REJECTED, PROVIDER_PERSON_UNKNOWN,
     * ADDRESS_TAKEN, CLOCK_SKEW_SERVER.
     *
     * @param query what stood in its address
     * @param token what it kept; empty if it kept nothing
     */
    public Arrived arrive(String id, Map<String, String> query, String token) {
        Provider provider = providers.get(id);
        Departure departure = departures
                .answer(query.getOrDefault("state", ""))
                .filter(sent -> sent.provider().equals(id) && sent.browser().equals(hash(token)))
                .orElseThrow(() ->
                        refusals.rejected("it was not begun in this browser, was finished already, or took too long"));
        Arrived arrived = judged(id, () -> arrive(provider, departure, query));
        providers.noteRight(id);
        return arrived;
    }

    private Arrived arrive(Provider provider, Departure departure, Map<String, String> query) {
        if (query.containsKey("iss") && !query.get("iss").equals(provider.issuer())) {
            throw refusals.rejected(provider, "another service sent it");
        }
        if (query.containsKey("error") || !query.containsKey("code")) {
            throw refusals.refused(provider, Tokens.shortened(query.getOrDefault("error", "nothing")));
        }
        Description description = knowledge.description(provider);
        Tokens.Redeemed redeemed = tokens.redeem(provider, description, departure, query.get("code"));
        Statement said = checked(provider, departure, redeemed);
        Resident resident = departure.binding().isPresent()
                ? tie(provider, said, departure.binding().get())
                : people.tied(provider, said.subject()).orElseGet(() -> {
                    Particulars known = known(provider, description, redeemed, said);
                    return people.settle(provider, said.subject(), known);
                });
        return new Arrived(resident, provider, departure.binding().isPresent());
    }

    private Resident tie(Provider provider, Statement said, Resident resident) {
        people.tie(provider, said.subject(), resident);
        return resident;
    }

    /** Some providers put the address into the statement, others only where the access token leads. */
    private Particulars known(Provider provider, Description description, Tokens.Redeemed redeemed, Statement said) {
        return said.person().email().isPresent()
                ? said.person()
                : said.person().or(tokens.more(provider, description, redeemed, said.subject()));
    }

    private Statement checked(Provider provider, Departure departure, Tokens.Redeemed redeemed) {
        Statement said = signed(provider, redeemed.idToken());
        Expected expected = new Expected(provider.issuer(), provider.clientId(), departure.nonce());
        return switch (StatementCheck.judge(said, expected, clock.now())) {
            case Verdict.Right() -> said;
            case Verdict.Wrong(String flaw) -> throw refusals.rejected(provider, flaw);
            case Verdict.ClocksDiffer(Duration ahead) -> throw refusals.clocksDiffer(provider, ahead);
        };
    }

    /** A provider may have changed its keys since they were asked for. */
    private Statement signed(Provider provider, String idToken) {
        Read first = Signatures.read(idToken, knowledge.keys(provider));
        Read last = first instanceof Read.NoSuchKey ? Signatures.read(idToken, knowledge.freshKeys(provider)) : first;
        return switch (last) {
            case Read.Signed(Statement statement) -> statement;
            case Read.NoSuchKey() ->
                throw refusals.rejected(provider, "none of the keys of the service made its signature");
            case Read.Unusable(String flaw) -> throw refusals.rejected(provider, flaw);
        };
    }

    /** Administrators see why the last sign-in failed: the person sees little of it on the way back. */
    private <T> T judged(String id, Supplier<T> work) {
        try {
            return work.get();
        } catch (ReasonException e) {
            providers.note(id, e.reason());
            throw e;
        }
    }

    /** What somebody's account is tied to. */
    public List<Tied> ties(Resident resident) {
        return people.ties(resident);
    }

    /** Unties an account from a provider; one that is not tied is well. */
    public void untie(Resident resident, String id) {
        people.untie(resident, id);
    }

    /** Asks the provider who it is, so that an administrator learns at once what is wrong: see {@link Providers#problem}. */
    public void tryOut(Provider provider) {
        knowledge.forget(provider);
        try {
            knowledge.keys(provider);
        } catch (ReasonException e) {
            providers.note(provider.id(), e.reason());
        }
    }

    private String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(RANDOM_BYTES));
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Hash.of(verifier.getBytes(US_ASCII)).bytes());
    }

    private static Hash hash(String token) {
        return Hash.of(token.getBytes(US_ASCII));
    }
}
