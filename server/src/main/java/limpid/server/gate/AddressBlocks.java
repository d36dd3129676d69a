package limpid.server.gate;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and blocks of them, such as {@code 127.0.0.1, 10.0.0.0/8, 2001:db8::/32}. */
public final class AddressBlocks {
    /** No address is in it. */
    public static final AddressBlocks NONE = new AddressBlocks(List.of());

    private static final Pattern FOUR_NUMBERS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final List<Block> blocks;

    private AddressBlocks(List<Block> blocks) {
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

    /** Reads a list, with commas or spaces between; empty if one of its parts is neither an address nor a block. */
    public static Optional<AddressBlocks> of(String text) {
        List<Block> blocks = new ArrayList<>();
        for (String part : text.split("[,\\s]+", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            Optional<Block> block = block(part);
            if (block.isEmpty()) {
                return Optional.empty();
            }
            blocks.add(block.get());
        }
        return Optional.of(new AddressBlocks(blocks));
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

    /** The bytes of a numeric address, with or without brackets; empty for what is none. */
    static Optional<byte[]> literal(String text) {
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

    /** Whether an address lies in one of them; what is no numeric address never does. */
    public boolean hold(String address) {
        return literal(address)
                .filter(bytes -> blocks.stream().anyMatch(block -> block.holds(bytes)))
                .isPresent();
    }
}
