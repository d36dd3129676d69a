package limpid.server.account.oidc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * What a provider says of itself. Source: OpenID Connect Discovery 1.0, section 3.
 *
 * @param issuer who it is
 * @param authorization where people sign in
 * @param token where this server asks who did
 * @param keys where the keys to its signatures are
 * @param userInfo where more about a person is; not all have it
 * @param waysToProve how this server may show its secret; the first if it does not say
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Description(
        @JsonProperty("issuer") String issuer,
        @JsonProperty("authorization_endpoint") String authorization,
        @JsonProperty("token_endpoint") String token,
        @JsonProperty("jwks_uri") String keys,
        @JsonProperty("userinfo_endpoint") Optional<String> userInfo,

        @JsonProperty("token_endpoint_auth_methods_supported")
        Optional<List<String>> waysToProve) {
    private static final String BY_HEADER = "client_secret_basic";
    private static final String BY_FORM = "client_secret_post";

    /** Whether it takes the secret only as a field of the form. */
    boolean wantsSecretInForm() {
        return waysToProve
                .filter(ways -> !ways.contains(BY_HEADER) && ways.contains(BY_FORM))
                .isPresent();
    }
}
