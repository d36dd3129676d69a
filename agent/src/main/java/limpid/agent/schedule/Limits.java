package limpid.agent.schedule;

/** How much the engine takes on at once. */
final class Limits {
    /** Files in one upload: their small contents fit into one commit. */
    static final int UPLOAD_FILES = 200;
    /** Bytes in one upload, unless it is a single file: what is lost when a connection breaks early. */
    static final long UPLOAD_BYTES = 32L << 20;
    /** Uploads at once: one reads while another sends. */
    static final int UPLOADS = 3;
    /** Contents that wait for their commit while another is on its way: reading on would only fill the memory. */
    static final int PREPARED_WHILE_SENDING = 600;
    /** Files in one fetch: they share two flushes of the disk. */
    static final int FETCH_FILES = 400;
    /** Bytes in one fetch, unless it is a single file. */
    static final long FETCH_BYTES = 32L << 20;
    /** Fetches at once. */
    static final int FETCHES = 3;
    /** Changes of names in one job. */
    static final int ARRANGE_STEPS = 500;
    /** Bytes of small contents in one commit, well below the limit of its body in base64. */
    static final long COMMIT_INLINE_BYTES = 1_700_000;
    /** Bytes of small contents kept at hand between a page of changes and the fetch; the rest is asked for again. */
    static final long INLINE_CACHE_BYTES = 48L << 20;

    private Limits() {}
}
