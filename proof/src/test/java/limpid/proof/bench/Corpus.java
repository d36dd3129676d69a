package limpid.proof.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Files to work on, the same for the same seed. */
final class Corpus {
    /** So that 10,000 of them are the 118 MB of the usual corpus. */
    static final int TEXT_BYTES = 11_800;

    static final int TINY_BYTES = 200;

    private static final int PER_FOLDER = 100;
    private static final int WORDS = 4_000;
    private static final int PIECE = 1 << 20;

    private final Random random;

    Corpus(long seed) {
        random = new Random(seed);
    }

    /** {@code count} text files of about {@code bytes} each, a hundred to a folder; the top is there already. */
    void texts(Path top, int count, int bytes) throws IOException {
        String[] words = words();
        for (int number = 0; number < count; number++) {
            Path folder = folder(top, number);
            int length = bytes / 2 + random.nextInt(bytes);
            Files.write(folder.resolve("text-" + number + ".txt"), text(words, length));
        }
    }

    /** {@code count} files that cannot be made shorter, about {@code bytes} in all, a hundred to a folder. */
    void media(Path top, int count, long bytes) throws IOException {
        long middle = Math.max(2, bytes / count);
        for (int number = 0; number < count; number++) {
            Path folder = folder(top, number);
            large(folder.resolve("photo-" + number + ".jpg"), middle / 2 + random.nextLong(middle));
        }
    }

    private static Path folder(Path top, int number) throws IOException {
        Path folder = top.resolve("part-" + number / PER_FOLDER);
        return number % PER_FOLDER == 0 ? Files.createDirectory(folder) : folder;
    }

    /** One file that cannot be made shorter. */
    void large(Path file, long bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] piece = new byte[PIECE];
            for (long left = bytes; left > 0; left -= piece.length) {
                random.nextBytes(piece);
                out.write(piece, 0, (int) Math.min(left, piece.length));
            }
        }
    }

    /** A copy of {@code from} with a fresh mebibyte in its middle. */
    void inserted(Path from, Path to) throws IOException {
        byte[] piece = new byte[PIECE];
        random.nextBytes(piece);
        long middle = Files.size(from) / 2;
        try (var in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[PIECE];
            for (long left = middle; left > 0; ) {
                int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                out.write(buffer, 0, count);
                left -= count;
            }
            out.write(piece);
            in.transferTo(out);
        }
    }

    private String[] words() {
        String[] words = new String[WORDS];
        for (int number = 0; number < WORDS; number++) {
            StringBuilder word = new StringBuilder();
            for (int length = 2 + random.nextInt(9); length > 0; length--) {
                word.append((char) ('a' + random.nextInt(26)));
            }
            words[number] = word.append(random.nextInt(12) == 0 ? '\n' : ' ').toString();
        }
        return words;
    }

    private byte[] text(String[] words, int length) {
        StringBuilder text = new StringBuilder(length + 16);
        while (text.length() < length) {
            text.append(words[random.nextInt(WORDS)]);
        }
        return text.toString().getBytes(US_ASCII);
    }
}
