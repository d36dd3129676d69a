package limpid.server.share;

import java.time.Instant;
import java.util.Optional;
import limpid.wire.message.MalformedException;

/**
 * What a link asks for, and how long it lasts.
 *
 * @param password in the clear; never stored, never logged
 * @param expires when it ends
 */
public record Terms(Optional<String> password, Optional<Instant> expires) {
    private static final int PASSWORD_CHARACTERS_MIN = 4;
    private static final int PASSWORD_CHARACTERS_MAX = 200;

    public Terms {
        if (password.isPresent() && !isPassword(password.get())) {
            throw new MalformedException(
                    "password",
                    "a password has " + PASSWORD_CHARACTERS_MIN + " to " + PASSWORD_CHARACTERS_MAX + " characters");
        }
    }

    private static boolean isPassword(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= PASSWORD_CHARACTERS_MIN && length <= PASSWORD_CHARACTERS_MAX;
    }

    /** The same, which must not have ended at {@code now}. Throws {@link MalformedException} otherwise. */
    Terms lastingAt(Instant now) {
        if (expires.filter(end -> !end.isAfter(now)).isPresent()) {
            throw new MalformedException("expires", "a link ends in the future");
        }
        return this;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Terms[expires=" + expires + "]";
    }
}
