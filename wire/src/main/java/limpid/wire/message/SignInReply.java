package limpid.wire.message;

/**
 * The device may go on.
 *
 * @param secret what it shows from now on; the one before is worth nothing any more
 */
public record SignInReply(String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "SignInReply";
    }
}
