package limpid.core.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkerTest {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    private final Chunker chunker = new Chunker(GearTable.of(7));

    /** These places are part of the format: other places mean that every home transfers everything again. */
    @Test
    void cutsAStreamWhereItAlwaysDid() {
        assertThat(lengths(stream(1, 12 * MIB), 16 * MIB))
                .containsExactly(
                        1251359, 1169485, 1080309, 1339101, 1099678, 1344539, 1060938, 1083947, 1889465, 1195017,
                        69074);
    }

    @Test
    void derivesTheTableFromItsSeedAlone() {
        assertThat(GearTable.of(7).gear()[0]).isEqualTo(-2983817955313341160L);
        assertThat(GearTable.of(7).gear()).isNotEqualTo(GearTable.of(8).gear()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 512 * KIB - 1, 512 * KIB})
    void keepsShortContentsWhole(int length) {
        assertThat(chunker.cut(stream(2, length), 0, length, true)).isEqualTo(length);
    }

    @Test
    void asksForMoreBytesUntilACutIsCertain() {
        byte[] bytes = new byte[8 * MIB];
        assertThat(chunker.cut(bytes, 0, 512 * KIB, false)).isZero();
        assertThat(chunker.cut(bytes, 0, 8 * MIB - 1, false)).isZero();
        assertThat(chunker.cut(bytes, 0, 8 * MIB, false)).isEqualTo(8 * MIB);
    }

    @Test
    void keepsLengthsWithinTheirBoundsAndNearTheMean() {
        List<Integer> lengths = lengths(stream(3, 64 * MIB), 64 * MIB);
        assertThat(lengths.subList(0, lengths.size() - 1)).allMatch(n -> n > 512 * KIB && n <= 8 * MIB);
        assertThat(64.0 / lengths.size()).isBetween(0.9, 1.5);
        assertThat(lengths.stream().mapToLong(n -> n).sum()).isEqualTo(64L * MIB);
    }

    @ParameterizedTest
    @ValueSource(ints = {8 * MIB, 8 * MIB + 1, 9 * MIB + 333, 13 * MIB, 40 * MIB})
    void cutsAlikeHoweverTheBytesArrive(int room) {
        byte[] bytes = stream(4, 24 * MIB + 17);
        assertThat(lengths(bytes, room)).isEqualTo(lengths(bytes, bytes.length));
    }

    @Test
    void cutsAlikeWithOneByteMoreOrLess() {
        byte[] bytes = stream(4, 4 * MIB);
        int length = chunker.cut(bytes, 0, bytes.length, false);
        assertThat(chunker.cut(bytes, 0, length, false)).isEqualTo(length);
        assertThat(chunker.cut(bytes, 0, length + 1, false)).isEqualTo(length);
        assertThat(chunker.cut(bytes, 0, length - 1, false)).isZero();
    }

    @Test
    void keepsAllChunksButAFewWhenBytesAreInserted() {
        byte[] before = stream(5, 48 * MIB);
        int at = 20 * MIB;
        byte[] inserted = stream(6, 777);
        byte[] after = new byte[before.length + inserted.length];
        System.arraycopy(before, 0, after, 0, at);
        System.arraycopy(inserted, 0, after, at, inserted.length);
        System.arraycopy(before, at, after, at + inserted.length, before.length - at);

        Set<ChunkId> fresh = new HashSet<>(ids(after));
        fresh.removeAll(new HashSet<>(ids(before)));
        assertThat(fresh).hasSizeBetween(1, 4);
    }

    @Test
    void cutsWhereOneByteAfterTheOtherWould() {
        byte[] bytes = stream(9, 20 * MIB);
        List<Integer> simple = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += simple.getLast()) {
            simple.add(simpleCut(bytes, at));
        }
        assertThat(lengths(bytes, bytes.length)).isEqualTo(simple);
    }

    private static int simpleCut(byte[] bytes, int from) {
        long[] gear = GearTable.of(7).gear();
        int end = Math.min(bytes.length, from + 8 * MIB);
        long hash = 0;
        for (int at = Math.min(end, from + 512 * KIB); at < end; at++) {
            hash = (hash << 1) + gear[bytes[at] & 0xff];
            int zeros = at < from + MIB ? 22 : 18;
            if (hash << 1 >>> (64 - zeros) == 0) {
                return at + 1 - from;
            }
        }
        return end - from;
    }

    private static byte[] stream(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private List<ChunkId> ids(byte[] bytes) {
        List<ChunkId> ids = new ArrayList<>();
        int at = 0;
        for (int length : lengths(bytes, bytes.length)) {
            ids.add(new ChunkId(Hash.of(bytes, at, length)));
            at += length;
        }
        return ids;
    }

    /** Cuts as a reader with {@code room} bytes of buffer does. */
    private List<Integer> lengths(byte[] bytes, int room) {
        List<Integer> lengths = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int to = Math.min(bytes.length, at + room);
            int length = chunker.cut(bytes, at, to, to == bytes.length);
            assertThat(length).isPositive();
            lengths.add(length);
            at += length;
        }
        return lengths;
    }
}
