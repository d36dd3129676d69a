package limpid.server.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The proxies whose word counts on whom they speak for. What anybody else says in {@code X-Forwarded-For} is not believed:
 * with it a stranger could be whoever they like to the brake on guessing, and to the record of who signed in.
 */
public final class TrustedProxies {
    /** Nobody's word counts; the address of a connection is that of its request. */
    public static final TrustedProxies NONE = new TrustedProxies(AddressBlocks.NONE);

    private final AddressBlocks blocks;

    private TrustedProxies(AddressBlocks blocks) {
        this.blocks = blocks;
    }

    /**
     * Reads a list of addresses and blocks, such as {@code 127.0.0.1, 10.0.0.0/8, 2001:db8::/32}, with commas or spaces
     * between; empty if one of them is neither.
     */
    public static Optional<TrustedProxies> of(String text) {
        return AddressBlocks.of(text).map(TrustedProxies::new);
    }

    /** Whether this peer's word counts. */
    boolean isTrusted(String peer) {
        return blocks.hold(peer);
    }

    /**
     * Who asks: read from the end of what was forwarded, since everything before the first untrusted address may be made up.
     *
     * @param peer the other end of the connection
     * @param forwardedFor the header, joined if it came several times
     */
    String client(String peer, Optional<String> forwardedFor) {
        List<String> said = forwardedFor
                .map(text ->
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList())
                .orElse(List.of());
        String client = peer;
        for (String next : said.reversed()) {
            Optional<byte[]> address = AddressBlocks.literal(next);
            if (!isTrusted(client) || address.isEmpty()) {
                return client;
            }
            client = next;
        }
        return client;
    }

    /** Whether the client's way to us was encrypted, as far as the connection or a proxy whose word counts says. */
    boolean isSecure(String peer, boolean tls, Optional<String> forwardedProto) {
        return tls || (isTrusted(peer) && forwardedProto.filter("https"::equals).isPresent());
    }
}
