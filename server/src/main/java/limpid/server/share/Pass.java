package limpid.server.share;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import limpid.core.id.HomeId;

/**
 * Makes what a browser holds after it opened a link, and looks at what one shows: {@code home.id.until.mark}. Nothing of it
 * rests here; the mark is over all of it and over what the link asked for then, so a new password ends all passes. Safe for all
 * threads.
 */
final class Pass {
    /** As long as somebody looks through a folder; opening the link again makes another. */
    static final Duration LASTS = Duration.ofHours(12);

    private static final String MARK = "HmacSHA256";
    private static final Pattern TEXT =
            Pattern.compile("([a-z0-9-]{1,64})\\.([a-z0-9-]{1,64})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

    private final SecretKeySpec key;

    Pass(byte[] key) {
        this.key = new SecretKeySpec(key, MARK);
    }

    /** What a pass says; whether it is ours is told by {@link Pass#isGood}. */
    record Shown(HomeId home, String share, Instant until, String mark) {
        /** Reads what a browser showed. */
        static Optional<Shown> of(String text) {
            Matcher parts = TEXT.matcher(text);
            return parts.matches()
                    ? Optional.of(new Shown(
                            new HomeId(parts.group(1)),
                            parts.group(2),
                            Instant.ofEpochSecond(Long.parseLong(parts.group(3))),
                            parts.group(4)))
                    : Optional.empty();
        }
    }

    /** A pass to a link from now on. */
    String make(HomeId home, Share share, Instant now) {
        String words = home + "." + share.id() + "." + now.plus(LASTS).getEpochSecond();
        return words + "." + mark(words, share);
    }

    /** Whether we made it, for this link as it is, and its time is not over. */
    boolean isGood(Shown shown, Share share, Instant now) {
        String words = shown.home() + "." + shown.share() + "." + shown.until().getEpochSecond();
        byte[] right = mark(words, share).getBytes(US_ASCII);
        return MessageDigest.isEqual(right, shown.mark().getBytes(US_ASCII))
                && shown.until().isAfter(now);
    }

    private String mark(String words, Share share) {
        try {
            Mac mac = Mac.getInstance(MARK);
            mac.init(key);
            mac.update((words + "\n" + share.tokenHash() + "\n" + share.passwordHash()).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + MARK, e);
        }
    }
}
