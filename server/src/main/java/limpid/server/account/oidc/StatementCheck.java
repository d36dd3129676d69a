package limpid.server.account.oidc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a statement whose signature is right means this server, this sign-in and this moment. Pure.
 *
 * <p>Source: OpenID Connect Core 1.0, section 3.1.3.7.
 */
final class StatementCheck {
    /** By as much two clocks that are set right may differ. */
    static final Duration TOLERANCE = Duration.ofMinutes(2);

    private static final int SUBJECT_LENGTH_MAX = 255;

    private StatementCheck() {}

    /** What a statement must say. */
    record Expected(String issuer, String clientId, String nonce) {}

    /** The outcome. */
    sealed interface Verdict {
        /** It counts. */
        record Right() implements Verdict {}

        /**
         * It does not.
         *
         * @param flaw in words
         */
        record Wrong(String flaw) implements Verdict {}

        /**
         * It comes from the future, or has ended before it came: one of the clocks is wrong.
         *
         * @param difference by which the other clock is ahead of ours
         */
        record ClocksDiffer(Duration difference) implements Verdict {}
    }

    static Verdict judge(Statement said, Expected expected, Instant now) {
        return flaw(said, expected).<Verdict>map(Verdict.Wrong::new).orElseGet(() -> time(said, now));
    }

    private static Optional<String> flaw(Statement said, Expected expected) {
        if (!said.issuer().equals(expected.issuer())) {
            return Optional.of("it was made by another service");
        }
        boolean others = said.readers().size() > 1 || said.party().isPresent();
        if (!said.readers().contains(expected.clientId())
                || (others && !said.party().filter(expected.clientId()::equals).isPresent())) {
            return Optional.of("it was made for another reader");
        }
        if (!said.nonce().filter(expected.nonce()::equals).isPresent()) {
            return Optional.of("it belongs to another sign-in");
        }
        return said.subject().isEmpty() || said.subject().length() > SUBJECT_LENGTH_MAX
                ? Optional.of("it names nobody")
                : Optional.empty();
    }

    /**
     * It was made and fetched just now, so its date is the other clock's idea of now: one from the future, and one that has
     * ended already, tell of clocks.
     */
    private static Verdict time(Statement said, Instant now) {
        if (!said.expires().isAfter(said.issuedAt())) {
            return new Verdict.Wrong("it ended before it was made");
        }
        Duration ahead = Duration.between(now, said.issuedAt());
        boolean isOver = !said.expires().plus(TOLERANCE).isAfter(now);
        return isOver || ahead.compareTo(TOLERANCE) > 0 ? new Verdict.ClocksDiffer(ahead) : new Verdict.Right();
    }
}
