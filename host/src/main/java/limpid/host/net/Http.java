package limpid.host.net;

/** Sends requests. One instance per class of lane, so that small things never share a connection with large ones. */
public interface Http extends AutoCloseable {
    /**
     * Sends and returns when the head of the reply is here. Redirects are not followed: the caller shall see a portal.
     * Fails with: OFFLINE, DNS_FAILURE, SERVER_UNREACHABLE, TRANSFER_INTERRUPTED (no way to know whether it was done),
     * TRANSFER_STALLED (deadline), CERT_EXPIRED, CERT_NOT_YET_VALID, CERT_WRONG_HOST, CERT_CHAIN_BAD,
     * CERT_UNTRUSTED, TLS_INTERCEPTED, CONNECTION_CUT, NOT_LIMPID (it speaks without TLS where TLS was expected, or the other
     * way round).
     */
    HttpReply send(HttpRequest request);

    @Override
    void close();
}
