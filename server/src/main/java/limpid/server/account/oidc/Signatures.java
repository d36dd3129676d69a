package limpid.server.account.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import limpid.server.account.oidc.Statement.Particulars;

/**
 * Reads statements and checks their signatures: with {@link Knowledge}, the only place that knows the library which does.
 * Only keys of two halves count: with a shared secret, this server could have written the statement itself.
 */
final class Signatures {
    private static final Set<JWSAlgorithm> ALLOWED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384);

    private Signatures() {}

    /** The outcome of reading. */
    sealed interface Read {
        /** The signature is right. */
        record Signed(Statement statement) implements Read {}

        /** None of the keys made the signature: they may have changed. */
        record NoSuchKey() implements Read {}

        /**
         * It counts for nothing.
         *
         * @param flaw in words
         */
        record Unusable(String flaw) implements Read {}
    }

    /** What the ID token {@code text} says, if one of {@code keys} signed it. */
    static Read read(String text, JWKSet keys) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (!ALLOWED.contains(token.getHeader().getAlgorithm())) {
                return new Read.Unusable("it is signed in a way that proves nothing");
            }
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALLOWED, new ImmutableJWKSet<>(keys)));
            // Times and names are judged by StatementCheck, which has the clock.
            processor.setJWTClaimsSetVerifier((_, _) -> {});
            return statement(processor.process(token, null));
        } catch (BadJOSEException e) {
            return new Read.NoSuchKey();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return new Read.Unusable("it is not a signed statement");
        }
    }

    private static Read statement(JWTClaimsSet claims) throws ParseException {
        Optional<Instant> issued = moment(claims.getIssueTime());
        Optional<Instant> expires = moment(claims.getExpirationTime());
        if (issued.isEmpty() || expires.isEmpty()) {
            return new Read.Unusable("it does not say when it was made");
        }
        return new Read.Signed(new Statement(
                text(claims.getIssuer()).orElse(""),
                claims.getAudience(),
                text(claims.getStringClaim("azp")),
                text(claims.getSubject()).orElse(""),
                text(claims.getStringClaim("nonce")),
                issued.get(),
                expires.get(),
                new Particulars(
                        text(claims.getStringClaim("email")),
                        Optional.ofNullable(claims.getClaim("email_verified"))
                                .map(said -> said.equals(true) || said.equals("true")),
                        text(claims.getStringClaim("name")))));
    }

    private static Optional<Instant> moment(Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static Optional<String> text(String claim) {
        return Optional.ofNullable(claim);
    }
}
