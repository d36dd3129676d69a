package limpid.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import limpid.core.chunk.ChunkId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.net.BodyBytes;
import limpid.host.time.Clock;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.ChunkFrame.Encoding;
import limpid.wire.message.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    private static final Clock STOPPED = new Clock() {
        @Override
        public Instant now() {
            return Instant.parse("2026-11-21T10:00:00Z");
        }

        @Override
        public long nanos() {
            return 0;
        }
    };
    private final Frames frames = new Frames(STOPPED);

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 8191, 65_536, 65_537, 524_288, 8 << 20})
    void bringsBackTextAndNoiseOfAnyLength(int length) {
        for (byte[] raw : List.of(text(length), noise(length))) {
            ChunkFrame frame = frames.encode(ChunkId.of(raw), raw);
            assertThat(frames.decode(frame)).isEqualTo(raw);
            assertThat(frame.bytes().length).isLessThanOrEqualTo(raw.length);
        }
    }

    @Test
    void packsTextAndLeavesNoiseAlone() {
        byte[] text = text(1 << 20);
        byte[] noise = noise(1 << 20);
        assertThat(frames.encode(ChunkId.of(text), text).encoding()).isEqualTo(Encoding.ZSTD);
        assertThat(frames.encode(ChunkId.of(noise), noise).encoding()).isEqualTo(Encoding.RAW);
        assertThat(frames.encode(ChunkId.of(noise), noise).bytes()).isSameAs(noise);
    }

    @Test
    void refusesBytesThatTheIdDoesNotName() {
        byte[] raw = text(5000);
        ChunkFrame good = frames.encode(ChunkId.of(raw), raw);
        assertRefused(new ChunkFrame(ChunkId.of(new byte[1]), good.encoding(), good.rawLength(), good.bytes()));
        assertRefused(new ChunkFrame(good.id(), Encoding.RAW, good.rawLength(), noise(5000)));
    }

    @Test
    void refusesLengthsThatAreNotTrue() {
        byte[] raw = text(5000);
        ChunkFrame good = frames.encode(ChunkId.of(raw), raw);
        assertThat(good.encoding()).isEqualTo(Encoding.ZSTD);
        for (int length : new int[] {-1, 0, 1, 4999, 5001, (8 << 20) + 1}) {
            assertRefused(new ChunkFrame(good.id(), Encoding.ZSTD, length, good.bytes()));
            assertRefused(new ChunkFrame(good.id(), Encoding.RAW, length, raw));
        }
    }

    @Test
    void refusesWhatIsNotZstd() {
        byte[] raw = noise(5000);
        assertRefused(new ChunkFrame(ChunkId.of(raw), Encoding.ZSTD, 5000, raw));
    }

    @Test
    void readsABatchBack() throws IOException {
        byte[] one = text(5000);
        byte[] two = noise(700);
        List<ChunkFrame> sent = List.of(frames.encode(ChunkId.of(one), one), frames.encode(ChunkId.of(two), two));
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();
        FrameWriter.write(sent, streamed);
        byte[] body = BodyBytes.of(FrameWriter.body(sent));
        assertThat(streamed.toByteArray()).isEqualTo(body);

        List<ChunkFrame> got = new FrameReader(new ByteArrayInputStream(body)).all(2);
        assertThat(got).extracting(ChunkFrame::id).containsExactly(ChunkId.of(one), ChunkId.of(two));
        assertThat(frames.decode(got.get(0))).isEqualTo(one);
        assertThat(frames.decode(got.get(1))).isEqualTo(two);
        assertThatThrownBy(() -> new FrameReader(new ByteArrayInputStream(body)).all(1))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void noticesWhereverABatchIsCut() {
        byte[] raw = text(300);
        byte[] body = BodyBytes.of(FrameWriter.body(List.of(frames.encode(ChunkId.of(raw), raw))));
        for (int cut = 1; cut < body.length; cut++) {
            FrameReader reader = new FrameReader(new ByteArrayInputStream(Arrays.copyOf(body, cut)));
            assertThatThrownBy(reader::next).as("cut at %d", cut).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void refusesHeadsOutOfBounds() {
        byte[] raw = noise(10);
        byte[] body = BodyBytes.of(FrameWriter.body(List.of(frames.encode(ChunkId.of(raw), raw))));
        for (int[] spoil : new int[][] {{32, 2}, {33, 0x7f}, {33, 0x80}, {37, 0x7f}, {36, 0}, {40, 0}}) {
            byte[] bad = body.clone();
            bad[spoil[0]] = (byte) spoil[1];
            assertThatThrownBy(() -> new FrameReader(new ByteArrayInputStream(bad)).next())
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void readsIdsBack() {
        List<ChunkId> ids = List.of(ChunkId.of(text(1)), ChunkId.of(text(2)));
        assertThat(FrameReader.ids(FrameWriter.idBytes(ids), 2)).isEqualTo(ids);
        assertThat(FrameReader.ids(new byte[0], 2)).isEmpty();
        assertThatThrownBy(() -> FrameReader.ids(new byte[33], 2)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> FrameReader.ids(new byte[96], 2)).isInstanceOf(MalformedException.class);
    }

    private void assertRefused(ChunkFrame frame) {
        assertThatThrownBy(() -> frames.decode(frame)).isInstanceOfSatisfying(ReasonException.class, e -> assertThat(
                        e.reason().code())
                .isEqualTo(ReasonCode.CHECKSUM_MISMATCH));
    }

    private static byte[] text(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + (i * i / 7) % 13);
        }
        return bytes;
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
