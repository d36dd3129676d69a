package limpid.server.account.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import limpid.core.reason.ReasonException;
import limpid.host.time.Clock;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * What providers say of themselves and the keys to their signatures, remembered for an hour: a short break of a provider is
 * not noticed, and it is not asked at each sign-in. Safe for all threads.
 */
final class Knowledge {
    /** How long it is believed. */
    static final Duration KEPT = Duration.ofHours(1);
    /** How soon keys are asked for again because one is missing: providers change them without saying so. */
    static final Duration KEYS_AGAIN_AFTER = Duration.ofSeconds(30);

    /** How long a provider that did not answer is left alone: strangers begin sign-ins, and each would make us wait for it. */
    static final Duration LEFT_ALONE = Duration.ofSeconds(5);

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final Codec<Description> DESCRIPTION = Records.of(Description.class);

    private final Calls calls;
    private final Refusals refusals;
    private final Clock clock;
    /** By issuer; as many as there are providers. */
    private final Map<String, Learned<Description>> descriptions = new ConcurrentHashMap<>();
    /** By issuer as well: its keys lie where its description says. */
    private final Map<String, Learned<JWKSet>> keys = new ConcurrentHashMap<>();

    /** By issuer: the last time that it did not answer. */
    private final Map<String, Learned<ReasonException>> failures = new ConcurrentHashMap<>();

    private record Learned<T>(T thing, Instant at) {
        boolean isOlderThan(Duration age, Instant now) {
            return !now.isBefore(at.plus(age));
        }
    }

    Knowledge(Calls calls, Refusals refusals, Clock clock) {
        this.calls = calls;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** What a provider says of itself. Fails with: PROVIDER_UNAVAILABLE. */
    Description description(Provider provider) {
        return known(descriptions, provider, KEPT, this::askDescription);
    }

    /** Its keys. Fails with: PROVIDER_UNAVAILABLE. */
    JWKSet keys(Provider provider) {
        return known(keys, provider, KEPT, this::askKeys);
    }

    /** Its keys as they are now, unless they were asked for just before. Fails with: PROVIDER_UNAVAILABLE. */
    JWKSet freshKeys(Provider provider) {
        return known(keys, provider, KEYS_AGAIN_AFTER, this::askKeys);
    }

    /** Asks anew at the next turn, because an administrator changed something. */
    void forget(Provider provider) {
        descriptions.remove(provider.issuer());
        keys.remove(provider.issuer());
        failures.remove(provider.issuer());
    }

    private <T> T known(Map<String, Learned<T>> all, Provider provider, Duration kept, Function<Provider, T> ask) {
        Learned<T> known = all.get(provider.issuer());
        if (known != null && !known.isOlderThan(kept, clock.now())) {
            return known.thing();
        }
        Learned<ReasonException> failed = failures.get(provider.issuer());
        if (failed != null && !failed.isOlderThan(LEFT_ALONE, clock.now())) {
            throw failed.thing();
        }
        try {
            T fresh = ask.apply(provider);
            all.put(provider.issuer(), new Learned<>(fresh, clock.now()));
            return fresh;
        } catch (ReasonException e) {
            failures.put(provider.issuer(), new Learned<>(e, clock.now()));
            throw e;
        }
    }

    private Description askDescription(Provider provider) {
        String address = provider.issuer().replaceFirst("/$", "") + WELL_KNOWN;
        Description description = calls.get(provider, address, Map.of(), DESCRIPTION);
        if (!description.issuer().equals(provider.issuer())) {
            throw refusals.unavailable(provider, "it calls itself " + description.issuer());
        }
        Issuers.flaw(description.authorization()).ifPresent(flaw -> {
            throw refusals.unavailable(provider, "it sends people to " + flaw);
        });
        return description;
    }

    private JWKSet askKeys(Provider provider) {
        byte[] text = calls.get(provider, description(provider).keys(), Map.of());
        try {
            return JWKSet.parse(new String(text, UTF_8));
        } catch (ParseException e) {
            throw refusals.unavailable(provider, "its keys cannot be read");
        }
    }
}
