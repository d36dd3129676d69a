package limpid.server.account.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import limpid.server.account.passkey.Passkey.PublicHalf;
import tools.jackson.core.JacksonException;

/**
 * Checks answers of authenticators: the only place that knows the library which does. Who made an authenticator is not
 * asked, so that every one may be used. Safe for all threads.
 *
 * <p>Source: W3C Web Authentication Level 3, sections 7.1 and 7.2; decision "webauthn4j checks passkeys".
 */
final class Verification {
    /** Kinds of keys that are asked for, the best first: ES256, EdDSA, RS256. */
    static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private static final List<PublicKeyCredentialParameters> KINDS = ALGORITHMS.stream()
            .map(COSEAlgorithmIdentifier::create)
            .map(kind -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, kind))
            .toList();
    private static final boolean MUST_BE_UNLOCKED = true;

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager library = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter attested = new AttestedCredentialDataConverter(converter);

    /** The outcome of a check. */
    sealed interface Verdict {
        /**
         * All is as it must be.
         *
         * @param key the public half, with the counter that was seen
         */
        record Right(PublicHalf key) implements Verdict {}

        /** Something is not. */
        record Wrong(Flaw flaw) implements Verdict {}
    }

    /** A passkey that was made for {@code asked}. */
    Verdict made(Ceremony asked, Answer.Made answer) {
        try {
            RegistrationData seen = library.verify(
                    new RegistrationRequest(
                            answer.attestation(), answer.clientData(), null, new HashSet<>(answer.transports())),
                    new RegistrationParameters(property(asked), KINDS, MUST_BE_UNLOCKED));
            return Optional.ofNullable(seen.getAttestationObject())
                    .map(AttestationObject::getAuthenticatorData)
                    .<Verdict>flatMap(told -> Optional.ofNullable(told.getAttestedCredentialData())
                            .map(key -> new Verdict.Right(half(told, key, answer.transports()))))
                    .orElse(new Verdict.Wrong(Flaw.FORM));
        } catch (WebAuthnException | JacksonException | IllegalArgumentException refused) {
            return new Verdict.Wrong(flaw(refused));
        }
    }

    /** What {@code key} signed for {@code asked}. */
    Verdict signed(Ceremony asked, PublicHalf key, Answer.Signed answer) {
        try {
            AuthenticationData seen = library.verify(
                    new AuthenticationRequest(
                            answer.credential(),
                            answer.userHandle(),
                            answer.authenticatorData(),
                            answer.clientData(),
                            answer.signature()),
                    new AuthenticationParameters(property(asked), known(key), null, MUST_BE_UNLOCKED));
            return Optional.ofNullable(seen.getAuthenticatorData())
                    .<Verdict>map(told -> new Verdict.Right(new PublicHalf(
                            key.credential(), key.attested(), told.getSignCount(), key.synced(), key.transports())))
                    .orElse(new Verdict.Wrong(Flaw.FORM));
        } catch (WebAuthnException | JacksonException | IllegalArgumentException refused) {
            return new Verdict.Wrong(flaw(refused));
        }
    }

    private PublicHalf half(AuthenticatorData<?> told, AttestedCredentialData key, List<String> transports) {
        return new PublicHalf(
                text(key.getCredentialId()),
                text(attested.convert(key)),
                told.getSignCount(),
                told.isFlagBE(),
                transports);
    }

    private CredentialRecord known(PublicHalf key) {
        AttestedCredentialData data = attested.convert(Base64.getUrlDecoder().decode(key.attested()));
        return new CredentialRecordImpl(null, null, key.synced(), null, key.counter(), data, null, null, null, null);
    }

    private static ServerProperty property(Ceremony asked) {
        return ServerProperty.builder()
                .origin(Origin.create(asked.party().origin()))
                .rpId(asked.party().id())
                .challenge(new DefaultChallenge(asked.challenge()))
                .build();
    }

    private static Flaw flaw(RuntimeException refused) {
        return switch (refused) {
            case BadOriginException _, BadTopOriginException _, CrossOriginException _, BadRpIdException _ ->
                Flaw.OTHER_SITE;
            case BadChallengeException _ -> Flaw.NOT_ASKED;
            case UserNotPresentException _, UserNotVerifiedException _ -> Flaw.LOCKED;
            case MaliciousCounterValueException _ -> Flaw.COUNTER_WENT_BACK;
            case BadSignatureException _ -> Flaw.SIGNATURE;
            default -> Flaw.FORM;
        };
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
