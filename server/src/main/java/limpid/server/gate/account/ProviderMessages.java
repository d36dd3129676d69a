package limpid.server.gate.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonTexts;
import limpid.server.account.oidc.Provider;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/** What browsers and this server say to each other about providers. */
final class ProviderMessages {
    static final Codec<Wanted> WANTED = Records.of(Wanted.class);
    static final Codec<Listed> LISTED = Records.of(Listed.class);
    static final Codec<List<Listed>> ALL_LISTED = Records.listOf(Listed.class);
    static final Codec<Way> WAY = Records.of(Way.class);
    static final Codec<List<OwnLine>> OWN_LINES = Records.listOf(OwnLine.class);

    private static final int NAME_CHARACTERS_MAX = 60;
    private static final int CLIENT_CHARACTERS_MAX = 255;
    private static final int SECRET_CHARACTERS_MAX = 1000;

    private ProviderMessages() {}

    /** What an administrator wants a provider to be. */
    record Wanted(
            String name,
            String issuer,
            String clientId,
            Optional<String> clientSecret,
            HomeId homeId,
            boolean createPeople,
            Optional<Boolean> linkByEmail) {
        Wanted {
            name = visible("name", name.strip(), NAME_CHARACTERS_MAX);
            clientId = visible("clientId", clientId.strip(), CLIENT_CHARACTERS_MAX);
            clientSecret.ifPresent(text -> visible("clientSecret", text, SECRET_CHARACTERS_MAX));
        }

        Provider as(String id) {
            return new Provider(
                    id,
                    name,
                    issuer.strip(),
                    clientId,
                    Optional.empty(),
                    homeId,
                    createPeople,
                    linkByEmail.orElse(false));
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Wanted[" + name + "]";
        }
    }

    /** Why the last sign-in by a provider failed. */
    record LastProblem(String code, Instant at, String sentence) {
        static LastProblem of(Reason reason) {
            return new LastProblem(
                    reason.code().name(), reason.since(), ReasonTexts.english().sentence(reason));
        }
    }

    /**
     * A provider as administrators see it.
     *
     * @param back the address to return to, which the provider must know
     */
    record Listed(
            String id,
            String name,
            String issuer,
            String clientId,
            boolean hasSecret,
            HomeId homeId,
            boolean createPeople,
            boolean linkByEmail,
            String back,
            Optional<LastProblem> lastProblem) {
        static Listed of(Provider provider, String back, Optional<Reason> problem) {
            return new Listed(
                    provider.id(),
                    provider.name(),
                    provider.issuer(),
                    provider.clientId(),
                    provider.sealedSecret().isPresent(),
                    provider.home(),
                    provider.createPeople(),
                    provider.linkByEmail(),
                    back,
                    problem.map(LastProblem::of));
        }
    }

    /** Where a browser goes to tie an account. */
    record Way(String location) {}

    /** A provider as somebody sees it in their account; not tied without a moment. */
    record OwnLine(String id, String name, Optional<Instant> since) {}

    private static String visible(String field, String text, int lengthMax) {
        boolean plain = text.codePoints().noneMatch(Character::isISOControl);
        if (text.isEmpty() || text.length() > lengthMax || !plain) {
            throw new MalformedException(field, "1 to " + lengthMax + " characters on one line");
        }
        return text;
    }
}
