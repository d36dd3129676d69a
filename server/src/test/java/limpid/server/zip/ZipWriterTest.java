package limpid.server.zip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import limpid.server.zip.ZipItem.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives, read with another program's eyes: that of the JDK. */
class ZipWriterTest {
    private static final Instant SPRING = Instant.parse("2026-04-01T12:34:56Z");

    private record Thing(ZipItem item, byte[] bytes) {}

    private static Thing thing(String path, Form form, byte[] bytes) {
        return new Thing(new ZipItem(path, form, bytes.length, SPRING, false), bytes);
    }

    private static List<Thing> things() {
        Random random = new Random(3);
        List<Thing> things = new ArrayList<>();
        things.add(thing("empty folder", Form.FOLDER, new byte[0]));
        things.add(thing(
                "Größe ☃/\uD83D\uDE00.txt",
                Form.DEFLATED,
                "text ".repeat(40_000).getBytes(UTF_8)));
        things.add(thing("empty", Form.PLAIN, new byte[0]));
        things.add(thing("empty.txt", Form.DEFLATED, new byte[0]));
        for (int length : new int[] {1, 65_534, 65_535, 65_536, 131_070, 200_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            things.add(thing("plain " + length, Form.PLAIN, bytes));
            things.add(thing("small " + length, Form.DEFLATED, bytes));
        }
        return things;
    }

    private static void write(List<Thing> things, OutputStream out) throws IOException {
        Random random = new Random(5);
        try (ZipWriter zip = new ZipWriter(out)) {
            for (Thing thing : things) {
                zip.add(thing.item(), body -> {
                    int at = 0;
                    while (at < thing.bytes().length) {
                        int more = Math.min(thing.bytes().length - at, 1 + random.nextInt(90_000));
                        body.write(thing.bytes(), at, more);
                        at += more;
                    }
                });
            }
            zip.end();
        }
    }

    @Test
    void areReadByWhoeverCanSeekAndWhoeverCannot(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(things(), out);
        Map<String, byte[]> streamed = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                streamed.put(entry.getName(), in.readAllBytes());
            }
        }
        assertThat(streamed).hasSize(things().size());
        Path file = Files.write(folder.resolve("a.zip"), out.toByteArray());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(things().size());
            for (Thing thing : things()) {
                boolean isFolder = thing.item().form() == Form.FOLDER;
                ZipEntry entry = zip.getEntry(thing.item().path() + (isFolder ? "/" : ""));
                assertThat(entry).as(thing.item().path()).isNotNull();
                assertThat(entry.isDirectory()).isEqualTo(isFolder);
                assertThat(entry.getSize()).isEqualTo(thing.bytes().length);
                assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(SPRING);
                assertThat(zip.getInputStream(entry).readAllBytes()).isEqualTo(thing.bytes());
                assertThat(streamed.get(entry.getName())).isEqualTo(thing.bytes());
            }
            assertThat(zip.getEntry("Größe ☃/\uD83D\uDE00.txt").getCompressedSize())
                    .isLessThan(5_000);
        }
    }

    @Test
    void haveTheLengthThatWasToldBefore() throws IOException {
        List<Thing> plain = things().stream()
                .filter(thing -> thing.item().form() != Form.DEFLATED || thing.bytes().length == 0)
                .toList();
        for (int count = 0; count <= plain.size(); count++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            write(plain.subList(0, count), out);
            List<ZipItem> items =
                    plain.subList(0, count).stream().map(Thing::item).toList();
            assertThat(ZipWriter.length(items)).hasValue(out.size());
        }
        assertThat(ZipWriter.length(things().stream().map(Thing::item).toList()))
                .isEmpty();
    }

    @Test
    void holdMoreEntriesThanTheOldFormCounts(@TempDir Path folder) throws IOException {
        List<Thing> many = new ArrayList<>();
        for (int i = 0; i < 70_000; i++) {
            many.add(thing(
                    "folder " + i % 100 + "/file " + i, Form.PLAIN, i % 1000 == 0 ? new byte[] {1} : new byte[0]));
        }
        Path file = folder.resolve("many.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
            write(many, buffered);
            buffered.flush();
        }
        assertThat(Files.size(file))
                .isEqualTo(ZipWriter.length(many.stream().map(Thing::item).toList())
                        .orElseThrow());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(70_000);
            assertThat(zip.getInputStream(zip.getEntry("folder 0/file 69000")).readAllBytes())
                    .containsExactly(1);
        }
    }

    /** Keeps the last bytes only. */
    private static final class Tail extends OutputStream {
        private final byte[] kept = new byte[4096];
        private long length;

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            int shift = Math.min(count, kept.length);
            System.arraycopy(kept, shift, kept, 0, kept.length - shift);
            System.arraycopy(bytes, from + count - shift, kept, kept.length - shift, shift);
            length += count;
        }

        /** What stands so many bytes before the end. */
        ByteBuffer before(int end) {
            return ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN).position(kept.length - end);
        }
    }

    @Test
    void areLongerThanFourBytesCount() throws IOException {
        long size = (1L << 32) + 12_345;
        ZipItem film = new ZipItem("film", Form.PLAIN, size, SPRING, false);
        ZipItem last = new ZipItem("last", Form.PLAIN, 3, SPRING, true);
        byte[] zeros = new byte[1 << 20];
        Tail tail = new Tail();
        try (ZipWriter zip = new ZipWriter(tail)) {
            zip.add(film, body -> {
                for (long left = size; left > 0; left -= zeros.length) {
                    body.write(zeros, 0, (int) Math.min(left, zeros.length));
                }
            });
            zip.add(last, body -> body.write(new byte[] {1, 2, 3}));
            zip.end();
        }
        assertThat(ZipWriter.length(List.of(film, last))).hasValue(tail.length);
        // The end in the old form points to the long one.
        ByteBuffer end = tail.before(22);
        assertThat(end.getInt()).isEqualTo(0x06054b50);
        assertThat(end.position(end.position() + 12).getInt()).isEqualTo(-1);
        ByteBuffer longEnd = tail.before(22 + 20 + 56);
        assertThat(longEnd.getInt()).isEqualTo(0x06064b50);
        longEnd.position(longEnd.position() + 20);
        assertThat(longEnd.getLong()).isEqualTo(2);
        assertThat(longEnd.getLong()).isEqualTo(2);
        long listBytes = longEnd.getLong();
        long listAt = longEnd.getLong();
        assertThat(listAt + listBytes).isEqualTo(tail.length - 22 - 20 - 56);
        // The list has the lengths of the first and the place of the second in the long form.
        ByteBuffer first = tail.before((int) (tail.length - listAt));
        assertThat(first.getInt()).isEqualTo(0x02014b50);
        ByteBuffer extra = first.position(first.position() + 42 + 4 + 9);
        assertThat(extra.getShort()).isEqualTo((short) 1);
        assertThat(extra.getShort()).isEqualTo((short) 16);
        assertThat(extra.getLong()).isEqualTo(size);
        assertThat(extra.getLong()).isEqualTo(size + 5 * ((size + 65_534) / 65_535));
        ByteBuffer second = extra;
        assertThat(second.getInt()).isEqualTo(0x02014b50);
        second.position(second.position() + 42 + 4 + 9);
        assertThat(second.getShort()).isEqualTo((short) 1);
        assertThat(second.getShort()).isEqualTo((short) 8);
        assertThat(second.getLong()).isGreaterThan(size);
    }

    @Test
    void takeOnlyTheBytesThatWereTold() {
        ZipItem item = new ZipItem("a", Form.PLAIN, 3, SPRING, false);
        for (int length : new int[] {0, 2, 4}) {
            assertThatThrownBy(() -> {
                        try (ZipWriter zip = new ZipWriter(OutputStream.nullOutputStream())) {
                            zip.add(item, body -> body.write(new byte[length]));
                        }
                    })
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void bringTimesThatTheFormCannotHoldAsNearAsItCan(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("times.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipWriter zip = new ZipWriter(out)) {
            for (String time : List.of("1970-01-01T00:00:00Z", "1600-01-01T00:00:00Z", "2500-01-01T00:00:00Z")) {
                zip.add(new ZipItem(time.substring(0, 4), Form.PLAIN, 0, Instant.parse(time), false), _ -> {});
            }
            zip.end();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("1970").getLastModifiedTime().toInstant()).isEqualTo(Instant.EPOCH);
            assertThat(zip.getEntry("1600").getLastModifiedTime().toInstant()).isBefore(Instant.EPOCH);
            assertThat(zip.getEntry("2500").getLastModifiedTime().toInstant())
                    .isAfter(Instant.parse("2038-01-01T00:00:00Z"));
        }
    }
}
