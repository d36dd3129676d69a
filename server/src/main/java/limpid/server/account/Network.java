package limpid.server.account;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whom the brake on guessing takes for one: an address of version 4, and the first 64 bits of one of version 6, since
 * everybody there has as many addresses as they like below such a prefix.
 *
 * <p>Source: RFC 6177; RFC 4291, section 2.5.4.
 */
public final class Network {
    private static final int V4_BYTES = 4;
    private static final int PREFIX_BYTES = 8;

    private Network() {}

    /** The network of a numeric address, with or without brackets; what is no address stands for itself. */
    public static String of(String address) {
        boolean bracketed = address.startsWith("[") && address.endsWith("]");
        String bare = bracketed ? address.substring(1, address.length() - 1) : address;
        try {
            byte[] bytes = InetAddress.ofLiteral(bare).getAddress();
            // A version 4 address inside one of version 6 comes out as four bytes.
            return bytes.length == V4_BYTES
                    ? InetAddress.ofLiteral(bare).getHostAddress()
                    : HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(bytes, PREFIX_BYTES)) + "::/64";
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
