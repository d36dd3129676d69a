package limpid.proof.sim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;

/**
 * A content that a person may write, recognisable wherever it turns up. Values of one size class have one length, so that
 * an edit may keep the length of a file.
 *
 * @param size how long it is
 * @param number tells it from the others of its size
 */
record Value(Size size, int number) implements Comparable<Value> {
    /** How long a content is, and so how it travels. */
    enum Size {
        /** Nothing. There is only one such value. */
        EMPTY('e', 0),
        TINY('t', 20),
        SMALL('s', 1_000),
        /** Too long to travel inside a commit. */
        MEDIUM('m', 9_000),
        /** Several chunks. */
        BIG('b', 35_000);

        private final char letter;
        private final int bytes;

        Size(char letter, int bytes) {
            this.letter = letter;
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }
    }

    private static final int HEADER = 12;
    private static final byte[] BIG_BODY = body(Size.BIG.bytes, 1);

    /** Reads the text form, such as {@code t12}. */
    static Value of(String text) {
        for (Size size : Size.values()) {
            if (text.charAt(0) == size.letter) {
                return new Value(size, Integer.parseInt(text.substring(1)));
            }
        }
        throw new IllegalArgumentException("not a value: " + text);
    }

    /** The value that these bytes are; empty if they are none, or only a part of one. */
    static Optional<Value> in(byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.of(new Value(Size.EMPTY, 0));
        }
        String header = new String(bytes, 0, Math.min(HEADER, bytes.length), US_ASCII).strip();
        if (!header.matches("[tsmb]\\d{1,9}")) {
            return Optional.empty();
        }
        Value value = of(header);
        return Arrays.equals(value.bytes(), bytes) ? Optional.of(value) : Optional.empty();
    }

    byte[] bytes() {
        // The body of big values is alike but for its beginning, so that they share chunks as edited files do.
        byte[] bytes = size == Size.BIG ? BIG_BODY.clone() : body(size.bytes, number);
        if (size != Size.EMPTY) {
            byte[] header = String.format("%-" + HEADER + "s", this).getBytes(US_ASCII);
            System.arraycopy(header, 0, bytes, 0, HEADER);
        }
        return bytes;
    }

    private static byte[] body(int length, long seed) {
        byte[] bytes = new byte[length];
        long state = seed;
        for (int i = 0; i < length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            bytes[i] = (byte) (state >>> 56);
        }
        return bytes;
    }

    /** Whether it was made once only, so that finding it anywhere proves that this very writing is not lost. */
    boolean isUnique() {
        return number >= 100;
    }

    @Override
    public int compareTo(Value other) {
        int bySize = size.compareTo(other.size);
        return bySize != 0 ? bySize : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return size.letter + "" + number;
    }
}
