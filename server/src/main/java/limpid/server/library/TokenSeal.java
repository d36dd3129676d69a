package limpid.server.library;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import limpid.core.change.ChangeToken;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;

/**
 * Makes change tokens that only this server can make, and reads them. The home is part of what the mark proves, so a
 * token of one home is forged in another.
 *
 * <p>Layout before base64url, big-endian: the byte {@code 1} (version), collection and epoch each with 1 byte of length,
 * two longs, then the first 16 bytes of an HMAC-SHA256.
 */
final class TokenSeal {
    private static final byte VERSION = 1;
    private static final int MARK_BYTES = 16;
    private static final String MARK = "HmacSHA256";

    private final SecretKeySpec key;

    TokenSeal(byte[] key) {
        this.key = new SecretKeySpec(key, MARK);
    }

    /** The token that stands for {@code body} in {@code home}. */
    ChangeToken seal(HomeId home, TokenBody body) {
        byte[] collection = body.collection().text().getBytes(US_ASCII);
        byte[] epoch = body.epoch().getBytes(US_ASCII);
        int length = 1 + 1 + collection.length + 1 + epoch.length + 2 * Long.BYTES;
        ByteBuffer out = ByteBuffer.allocate(length + MARK_BYTES).put(VERSION);
        out.put((byte) collection.length).put(collection);
        out.put((byte) epoch.length).put(epoch);
        out.putLong(body.seq()).putLong(body.listedTo());
        out.put(mark(home, out.array(), length));
        return new ChangeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(out.array()));
    }

    /** What a token says; empty if this server did not make it for {@code home}. */
    Optional<TokenBody> open(HomeId home, ChangeToken token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token.text());
            int length = bytes.length - MARK_BYTES;
            if (length < 1 || bytes[0] != VERSION || !isMarked(home, bytes, length)) {
                return Optional.empty();
            }
            ByteBuffer in = ByteBuffer.wrap(bytes, 1, length - 1);
            CollectionId collection = new CollectionId(text(in));
            return Optional.of(new TokenBody(collection, text(in), in.getLong(), in.getLong()));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private boolean isMarked(HomeId home, byte[] bytes, int length) {
        return MessageDigest.isEqual(mark(home, bytes, length), Arrays.copyOfRange(bytes, length, bytes.length));
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[Byte.toUnsignedInt(in.get())];
        in.get(bytes);
        return new String(bytes, US_ASCII);
    }

    private byte[] mark(HomeId home, byte[] bytes, int length) {
        try {
            Mac mac = Mac.getInstance(MARK);
            mac.init(key);
            mac.update(home.text().getBytes(US_ASCII));
            mac.update((byte) 0);
            mac.update(bytes, 0, length);
            return Arrays.copyOf(mac.doFinal(), MARK_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + MARK, e);
        }
    }
}
