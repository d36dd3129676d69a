package limpid.wire.message;

/** The headers that Limpid's programs send each other; in lower case, as they are compared. */
public final class Headers {
    /** On requests: the protocol the device speaks. On replies: the newest that the server speaks. */
    public static final String PROTOCOL = "limpid-protocol";
    /** On every reply: which server says this. What lacks it did not come from one. */
    public static final String SERVER = "limpid-server";
    /** On commits: what makes a repeated one the same. */
    public static final String IDEMPOTENCY_KEY = "idempotency-key";
    /** On problems that time heals: seconds to wait, for clients whose clock may be wrong. */
    public static final String RETRY_AFTER = "retry-after";

    private Headers() {}
}
