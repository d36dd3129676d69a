package limpid.wire.message;

import java.time.Duration;

/** Numbers that both ends of a link agree on. */
public final class Protocol {
    /** The protocol that this build speaks; also the only one so far. */
    public static final int VERSION = 1;
    /** Most operations in one commit: a few milliseconds of one transaction. */
    public static final int COMMIT_OPERATIONS_MAX = 200;
    /** Longest commit body in bytes: 200 operations with small contents inside. */
    public static final int COMMIT_BYTES_MAX = 3 << 20;
    /** Longest content that travels inside a commit or a page of changes, in bytes. */
    public static final int INLINE_BYTES_MAX = 8 << 10;
    /** Most items in one page of changes. */
    public static final int PAGE_ITEMS_MAX = 1000;
    /** A page of changes ends early when its inline contents reach this many bytes. */
    public static final int PAGE_INLINE_BYTES_MAX = 2 << 20;
    /** Longest body of one batch of chunks in bytes; one chunk of the longest kind and its frame always fit. */
    public static final int BATCH_BYTES_MAX = (8 << 20) + 1024;
    /** Most chunk ids in one question. */
    public static final int CHUNK_IDS_MAX = 4096;
    /** How long the server keeps the answer to an idempotency key. */
    public static final Duration ANSWERS_KEPT = Duration.ofDays(14);
    /** How often a device reports at least; after three times this the server calls it silent. */
    public static final Duration REPORT_EVERY = Duration.ofMinutes(5);
    /** How often the server sends a line on an idle stream of hints, so that both ends notice a dead link. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private Protocol() {}
}
