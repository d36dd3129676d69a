package limpid.server.gate.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import limpid.server.account.passkey.Answer;
import limpid.server.account.passkey.Passkey;
import limpid.server.account.passkey.Passkeys.Question;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/**
 * What browsers and this server say to each other about passkeys. The inner parts are those that browsers read and write
 * themselves; what a newer browser adds to its answers is skipped.
 *
 * <p>Source: W3C Web Authentication Level 3, section 5.1 (the JSON forms of options and credentials).
 */
final class PasskeyMessages {
    static final Codec<Nothing> NOTHING = Records.of(Nothing.class);
    static final Codec<Confirmation> CONFIRMATION = Records.of(Confirmation.class);
    static final Codec<CreationQuestion> CREATION_QUESTION = Records.of(CreationQuestion.class);
    static final Codec<CreationAnswer> CREATION_ANSWER = Records.of(CreationAnswer.class);
    static final Codec<SignInQuestion> SIGN_IN_QUESTION = Records.of(SignInQuestion.class);
    static final Codec<SignInAnswer> SIGN_IN_ANSWER = Records.of(SignInAnswer.class);
    static final Codec<NewName> NEW_NAME = Records.of(NewName.class);
    static final Codec<Listed> LISTED = Records.of(Listed.class);
    static final Codec<List<Listed>> ALL_LISTED = Records.listOf(Listed.class);

    private static final String KIND = "public-key";
    private static final int TRANSPORTS_MAX = 10;
    private static final int TRANSPORT_LENGTH_MAX = 20;

    private PasskeyMessages() {}

    record Nothing() {}

    /** The password again, before something grave. */
    record Confirmation(String password) {
        @Override
        public String toString() {
            return "Confirmation[]";
        }
    }

    record NewName(String name) {}

    /** A passkey as people see it. */
    record Listed(
            String id, String name, String site, boolean synced, Instant createdAt, Optional<Instant> lastUsedAt) {
        static Listed of(Passkey passkey) {
            return new Listed(
                    passkey.id(),
                    passkey.name(),
                    passkey.site(),
                    passkey.key().synced(),
                    passkey.createdAt(),
                    passkey.lastUsedAt());
        }
    }

    record Site(String id, String name) {}

    record User(String id, String name, String displayName) {}

    record KeyKind(String type, int alg) {}

    record Known(String type, String id, List<String> transports) {}

    /** That the passkey shall find its account by itself, and ask for its person. */
    record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}

    record CreationOptions(
            Site rp,
            User user,
            String challenge,
            List<KeyKind> pubKeyCredParams,
            long timeout,
            List<Known> excludeCredentials,
            Selection authenticatorSelection,
            String attestation) {}

    record CreationQuestion(String ceremony, CreationOptions publicKey) {
        /** {@code called} is what the authenticator shows: the address to sign in with, and the name. */
        static CreationQuestion of(Question question, String serverName, User called) {
            return new CreationQuestion(
                    question.ceremony(),
                    new CreationOptions(
                            new Site(question.site(), serverName),
                            called,
                            text(question.challenge()),
                            question.algorithms().stream()
                                    .map(alg -> new KeyKind(KIND, alg))
                                    .toList(),
                            question.timeoutMillis(),
                            question.known().stream()
                                    .map(CreationQuestion::known)
                                    .toList(),
                            new Selection("required", true, "required"),
                            "none"));
        }

        private static Known known(Passkey passkey) {
            return new Known(KIND, passkey.key().credential(), passkey.key().transports());
        }
    }

    record SignInOptions(String challenge, long timeout, String rpId, String userVerification) {}

    record SignInQuestion(String ceremony, SignInOptions publicKey) {
        static SignInQuestion of(Question question) {
            return new SignInQuestion(
                    question.ceremony(),
                    new SignInOptions(
                            text(question.challenge()), question.timeoutMillis(), question.site(), "required"));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Attested(String clientDataJSON, String attestationObject, Optional<List<String>> transports) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record MadeCredential(String type, Attested response) {}

    record CreationAnswer(String ceremony, String name, MadeCredential credential) {
        Answer.Made made() {
            requireKind(credential.type());
            Attested told = credential.response();
            return new Answer.Made(
                    bytes("credential.response.clientDataJSON", told.clientDataJSON()),
                    bytes("credential.response.attestationObject", told.attestationObject()),
                    told.transports().orElse(List.of()).stream()
                            .filter(text -> text.length() <= TRANSPORT_LENGTH_MAX)
                            .limit(TRANSPORTS_MAX)
                            .toList());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Asserted(String clientDataJSON, String authenticatorData, String signature, Optional<String> userHandle) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SignedCredential(String type, String rawId, Asserted response) {}

    record SignInAnswer(String ceremony, SignedCredential credential) {
        Answer.Signed signed() {
            requireKind(credential.type());
            Asserted told = credential.response();
            return new Answer.Signed(
                    bytes("credential.response.clientDataJSON", told.clientDataJSON()),
                    bytes("credential.rawId", credential.rawId()),
                    bytes("credential.response.userHandle", told.userHandle().orElse("")),
                    bytes("credential.response.authenticatorData", told.authenticatorData()),
                    bytes("credential.response.signature", told.signature()));
        }
    }

    private static void requireKind(String type) {
        if (!type.equals(KIND)) {
            throw new MalformedException("credential.type", "not “public-key”");
        }
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String field, String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(field, "not base64url");
        }
    }
}
