package limpid.server.account.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import limpid.server.account.oidc.Statement.Particulars;
import limpid.server.secret.Strongbox;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/**
 * Redeems the code that a browser brought back for what the provider knows of the person. Safe for all threads.
 *
 * <p>Source: RFC 6749, sections 2.3.1 and 4.1.3; RFC 7636; OpenID Connect Core 1.0, sections 3.1.3 and 5.3.
 */
final class Tokens {
    private static final Codec<Reply> REPLY = Records.of(Reply.class);
    private static final Codec<Refusal> REFUSAL = Records.of(Refusal.class);
    private static final Codec<PersonClaims> USER_INFO = Records.of(PersonClaims.class);
    private static final int SAID_LENGTH_MAX = 100;

    private final Calls calls;
    private final Strongbox strongbox;
    private final Refusals refusals;

    Tokens(Calls calls, Strongbox strongbox, Refusals refusals) {
        this.calls = calls;
        this.strongbox = strongbox;
        this.refusals = refusals;
    }

    /** What a code is worth. Neither text is ever kept or logged. */
    record Redeemed(String idToken, Optional<String> accessToken) {
        @Override
        public String toString() {
            return "Redeemed[]";
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Reply(
            @JsonProperty("id_token") String idToken,
            @JsonProperty("access_token") Optional<String> accessToken) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Refusal(String error) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record PersonClaims(
            @JsonProperty("sub") String subject,
            @JsonProperty("email") Optional<String> email,
            @JsonProperty("email_verified") Optional<Boolean> isEmailProved,
            @JsonProperty("name") Optional<String> name) {}

    /** Redeems a code. Fails with: PROVIDER_UNAVAILABLE, PROVIDER_REFUSED. */
    Redeemed redeem(Provider provider, Description description, Departure departure, String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", departure.returnTo());
        form.put("code_verifier", departure.verifier());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put("Accept", "application/json");
        prove(provider, description, form, headers);
        Calls.Answer answer = calls.post(provider, description.token(), headers, encoded(form));
        if (!answer.isGood()) {
            throw refusals.refused(provider, said(answer));
        }
        Reply reply = calls.read(provider, description.token(), answer.body(), REPLY);
        return new Redeemed(reply.idToken(), reply.accessToken());
    }

    private void prove(
            Provider provider, Description description, Map<String, String> form, Map<String, String> headers) {
        Optional<String> secret = provider.sealedSecret()
                .map(text -> new String(strongbox.open(Provider.purpose(provider.id()), text), UTF_8));
        if (secret.isEmpty() || description.wantsSecretInForm()) {
            form.put("client_id", provider.clientId());
            secret.ifPresent(text -> form.put("client_secret", text));
            return;
        }
        String pair = escaped(provider.clientId()) + ":" + escaped(secret.get());
        headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }

    /** What more the provider tells of somebody; nothing if it has no place for that, or speaks of somebody else. */
    Particulars more(Provider provider, Description description, Redeemed redeemed, String subject) {
        Particulars nothing = new Particulars(Optional.empty(), Optional.empty(), Optional.empty());
        if (description.userInfo().isEmpty() || redeemed.accessToken().isEmpty()) {
            return nothing;
        }
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + redeemed.accessToken().get(), "Accept", "application/json");
        PersonClaims told = calls.get(provider, description.userInfo().get(), headers, USER_INFO);
        return told.subject().equals(subject)
                ? new Particulars(told.email(), told.isEmailProved(), told.name())
                : nothing;
    }

    private static String said(Calls.Answer answer) {
        try {
            return shortened(REFUSAL.decode(answer.body()).error());
        } catch (MalformedException e) {
            return "status " + answer.status();
        }
    }

    /** A word of the provider's as people may see it: it came through strangers' hands. */
    static String shortened(String said) {
        String plain = said.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() > SAID_LENGTH_MAX ? plain.substring(0, SAID_LENGTH_MAX) : plain;
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> escaped(field.getKey()) + "=" + escaped(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
