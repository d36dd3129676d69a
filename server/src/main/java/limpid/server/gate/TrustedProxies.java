package limpid.server.gate;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The proxies whose word counts on whom they speak for. What anybody else says in {@code X-Forwarded-For} is not believed:
 * with it a stranger could be whoever they like to the brake on guessing, and to the record of who signed in.
 */
public final class TrustedProxies {
    /** Nobody's word counts; the address of a connection is that of its request. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private static final Pattern FOUR_NUMBERS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final List<Block> blocks;

    private TrustedProxies(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /** Addresses whose first bits are these. */
    private record Block(byte[] address, int bits) {
        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if ((address[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Reads a list of addresses and blocks, such as {@code 127.0.0.1, 10.0.0.0/8, 2001:db8::/32}, with commas or spaces
     * between; empty if one of them is neither.
     */
    public static Optional<TrustedProxies> of(String text) {
        List<Block> blocks = new ArrayList<>();
        for (String part : text.split("[,\\s]+")) {
            if (part.isEmpty()) {
                continue;
            }
            Optional<Block> block = block(part);
            if (block.isEmpty()) {
                return Optional.empty();
            }
            blocks.add(block.get());
        }
        return Optional.of(new TrustedProxies(blocks));
    }

    private static Optional<Block> block(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = literal(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty() || slash < 0) {
            return address.map(bytes -> new Block(bytes, bytes.length * Byte.SIZE));
        }
        String bits = text.substring(slash + 1);
        if (!bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > address.get().length * Byte.SIZE) {
            return Optional.empty();
        }
        return Optional.of(new Block(address.get(), Integer.parseInt(bits)));
    }

    private static Optional<byte[]> literal(String text) {
        if (!text.contains(":") && !FOUR_NUMBERS.matcher(text).matches()) {
            return Optional.empty(); // Java also reads 10.1 and 0x7f000001, which people do not mean
        }
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        try {
            return Optional.of(InetAddress.ofLiteral(bracketed ? text.substring(1, text.length() - 1) : text)
                    .getAddress());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether this peer's word counts. */
    boolean isTrusted(String peer) {
        return literal(peer)
                .filter(address -> blocks.stream().anyMatch(block -> block.holds(address)))
                .isPresent();
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
            Optional<byte[]> address = literal(next);
            if (!isTrusted(client) || address.isEmpty()) {
                return client;
            }
            client = next;
        }
        return client;
    }

    /** Whether the client's way to us was encrypted, as far as the connection or a proxy whose word counts says. */
    boolean isSecure(String peer, boolean tls, Optional<String> forwardedProto) {
        return tls || isTrusted(peer) && forwardedProto.filter("https"::equals).isPresent();
    }
}
