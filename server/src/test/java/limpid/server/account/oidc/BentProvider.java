package limpid.server.account.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.net.Http;
import limpid.host.net.HttpReply;
import limpid.host.net.HttpRequest;
import limpid.host.time.Clock;

/**
 * A provider behind the port for HTTP whose every word can be bent, to try what is refused. It signs by hand, so that it
 * shares no mistake with the library that checks it. That honest providers are understood is shown with a real one.
 */
public final class BentProvider implements Http {
    public static final String ISSUER = "https://id.example/club";

    private final Clock clock;
    private KeyPair keys = newKeys();
    private String keyId = "one";

    /** Everything that was asked, such as {@code GET /keys}. */
    public final List<String> asked = new ArrayList<>();
    /** The last request for a token. */
    public HttpRequest tokenRequest;

    public boolean isDown;
    public int status = 200;
    public String describedIssuer = ISSUER;
    public String authorization = ISSUER + "/authorize";
    public String ways = "[\"client_secret_basic\",\"client_secret_post\"]";
    public String refusal = "";

    public String algorithm = "RS256";
    public boolean isForged;
    public String issuer = ISSUER;
    public String audience = "\"limpid\"";
    public String subject = "ada-at-the-club";
    public String nonce = "";
    public Instant issuedAt;
    public String email = "\"email\":\"ada@club.example\",\"email_verified\":true,\"name\":\"Ada\"";
    public Optional<String> userInfo = Optional.empty();
    /** What the code shall be redeemed with. */
    public String challenge = "";

    public BentProvider(Clock clock) {
        this.clock = clock;
        this.issuedAt = clock.now();
    }

    /** Signs with other keys from now on, as providers do now and then. */
    public void changeKeys() {
        keys = newKeys();
        keyId = keyId + "-next";
    }

    @Override
    public HttpReply send(HttpRequest request) {
        String path = request.uri().toString().replace(ISSUER, "");
        asked.add(request.method() + " " + path);
        if (isDown) {
            throw new ReasonException(Reason.of(ReasonCode.SERVER_UNREACHABLE, Subject.server(""), clock.now()));
        }
        return switch (path) {
            case "/.well-known/openid-configuration" -> reply(status, description());
            case "/keys" -> reply(status, keySet());
            case "/token" -> token(request);
            case "/userinfo" -> reply(userInfo.isPresent() ? 200 : 404, userInfo.orElse("{}"));
            default -> reply(404, "{}");
        };
    }

    private String description() {
        return "{\"issuer\":\"" + describedIssuer + "\",\"authorization_endpoint\":\"" + authorization
                + "\",\"token_endpoint\":\"" + ISSUER + "/token\",\"jwks_uri\":\"" + ISSUER
                + "/keys\",\"userinfo_endpoint\":\"" + ISSUER
                + "/userinfo\",\"response_types_supported\":[\"code\"],\"token_endpoint_auth_methods_supported\":"
                + ways
                + "}";
    }

    private String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"" + keyId + "\",\"n\":\""
                + url(unsigned(key.getModulus())) + "\",\"e\":\"" + url(unsigned(key.getPublicExponent())) + "\"}]}";
    }

    private HttpReply token(HttpRequest request) {
        tokenRequest = request;
        Map<String, String> form = form(request);
        boolean redeems = url(sha256(form.getOrDefault("code_verifier", ""))).equals(challenge);
        if (!refusal.isEmpty() || !redeems) {
            return reply(400, "{\"error\":\"" + (refusal.isEmpty() ? "invalid_grant" : refusal) + "\"}");
        }
        return reply(
                200,
                "{\"token_type\":\"Bearer\",\"expires_in\":60,\"access_token\":\"a-token\",\"id_token\":\"" + idToken()
                        + "\"}");
    }

    /** The fields of a form that was sent. */
    public static Map<String, String> form(HttpRequest request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            request.body().writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Arrays.stream(out.toString(UTF_8).split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private String idToken() {
        String head = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + keyId + "\"}";
        String body = "{\"iss\":\"" + issuer + "\",\"aud\":" + audience + ",\"sub\":\"" + subject + "\",\"nonce\":\""
                + nonce + "\",\"iat\":" + issuedAt.getEpochSecond() + ",\"exp\":"
                + issuedAt.plusSeconds(300).getEpochSecond() + (email.isEmpty() ? "" : "," + email) + "}";
        String signed = url(head.getBytes(UTF_8)) + "." + url(body.getBytes(UTF_8));
        return signed + "." + url(signature(signed));
    }

    private byte[] signature(String text) {
        if (algorithm.equals("none")) {
            return new byte[0];
        }
        try {
            if (algorithm.equals("HS256")) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(keys.getPublic().getEncoded(), "HmacSHA256"));
                return mac.doFinal(text.getBytes(UTF_8));
            }
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign((isForged ? newKeys() : keys).getPrivate());
            signer.update(text.getBytes(UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static HttpReply reply(int status, String json) {
        return new HttpReply(status, Map.of(), new ByteArrayInputStream(json.getBytes(UTF_8)));
    }

    @Override
    public void close() {}
}
