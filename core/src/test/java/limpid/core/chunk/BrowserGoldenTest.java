package limpid.core.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import limpid.core.item.ItemName;
import org.junit.jupiter.api.Test;

/**
 * What a browser must cut, hash and compare exactly as a device does: written here, read by the web room's own tests.
 * Both sides make the same bytes from a small generator, so that the files stay small.
 */
class BrowserGoldenTest {
    private static final Path FOLDER = Path.of("..", "web", "src", "transfer", "golden");
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    /** Contents by seed of the home, seed of the bytes, length, and how much of each 4 KiB is zero. */
    private record Sample(long home, int seed, int length, int quietBytes) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample(7, 1, 0, 0),
            new Sample(7, 1, 1, 0),
            new Sample(7, 1, 8 * KIB, 0),
            new Sample(7, 2, 512 * KIB - 1, 0),
            new Sample(7, 2, 512 * KIB, 0),
            new Sample(7, 2, 512 * KIB + 1, 0),
            new Sample(7, 3, MIB, 0),
            new Sample(7, 3, MIB + 1, 0),
            new Sample(7, 4, 12 * MIB + 17, 0),
            new Sample(-8_123_456_789_012_345_678L, 4, 12 * MIB + 17, 0),
            new Sample(Long.MAX_VALUE, 5, 6 * MIB + 3, 3000),
            new Sample(Long.MIN_VALUE, 6, 5 * MIB, 4000),
            new Sample(0, 7, 17 * MIB + 1, 4096));

    private static final List<String> NAMES = List.of(
            "Plan.TXT",
            "Stra\u00dfe",
            "STRASSE",
            "u\u0308ber",
            "\u00dcBER",
            "\u03c3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2",
            "\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3",
            "\u0130stanbul",
            "\u0131",
            "\u8aad\u3080.txt",
            "\ud83d\udc69\u200d\ud83d\ude80.png",
            "\u0645\u0644\u0641.txt",
            "a\u202eb.exe",
            "..",
            ".",
            "",
            "a/b",
            "a\u0000b",
            "a\u0085b",
            "x".repeat(255),
            "x".repeat(256),
            "\u00e9".repeat(127) + "x",
            "\u00e9".repeat(128),
            "half \ud83d");

    @Test
    void writesDownWhatABrowserMustCut() {
        check("gear.json", list(LongStream.of(7, 0, -1, Long.MIN_VALUE).mapToObj(BrowserGoldenTest::gear)));
        check("contents.json", list(SAMPLES.stream().map(BrowserGoldenTest::content)));
    }

    @Test
    void writesDownWhatABrowserMustTakeForOneName() {
        check("names.json", list(NAMES.stream().map(BrowserGoldenTest::name)));
    }

    private static String gear(long seed) {
        long[] gear = GearTable.of(seed).gear();
        return "{\"seed\":\"%d\",\"first\":\"%016x\",\"last\":\"%016x\"}".formatted(seed, gear[0], gear[255]);
    }

    private static String content(Sample sample) {
        byte[] bytes = bytes(sample);
        Chunker chunker = new Chunker(GearTable.of(sample.home()));
        ContentBuilder builder = new ContentBuilder();
        List<Integer> lengths = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += lengths.getLast()) {
            lengths.add(chunker.cut(bytes, at, bytes.length, true));
            builder.add(new ChunkId(Hash.of(bytes, at, lengths.getLast())), lengths.getLast());
        }
        return "{\"home\":\"%d\",\"seed\":%d,\"length\":%d,\"quiet\":%d,\"cuts\":%s,\"content\":\"%s\"}"
                .formatted(
                        sample.home(),
                        sample.seed(),
                        sample.length(),
                        sample.quietBytes(),
                        lengths.toString().replace(" ", ""),
                        builder.build().id());
    }

    /** A linear congruential generator: not for chance, only for being the same in any language. */
    private static byte[] bytes(Sample sample) {
        byte[] bytes = new byte[sample.length()];
        int state = sample.seed();
        for (int at = 0; at < bytes.length; at++) {
            state = state * 1_664_525 + 1_013_904_223;
            bytes[at] = at % 4096 < sample.quietBytes() ? 0 : (byte) (state >>> 24);
        }
        return bytes;
    }

    /** In code units, since a lone surrogate is no text that a file could hold. */
    private static String name(String text) {
        boolean sound = ItemName.flawOf(text).isEmpty();
        String fold = sound ? new ItemName(text).fold() : "";
        return "{\"units\":\"%s\",\"sound\":%b,\"fold\":\"%s\"}".formatted(units(text), sound, units(fold));
    }

    private static String units(String text) {
        HexFormat hex = HexFormat.of();
        return text.chars().mapToObj(unit -> hex.toHexDigits((char) unit)).collect(Collectors.joining());
    }

    private static String list(Stream<String> rows) {
        return rows.collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    private static void check(String name, String actual) {
        try {
            Path file = FOLDER.resolve(name);
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual);
            }
            assertThat(actual).as("write it with -Dgolden=write").isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
