package limpid.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import limpid.core.chunk.ChunkId;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.ChunkFrame.Encoding;
import org.junit.jupiter.api.Test;

/** The bytes of a batch as a browser must lay them out; read by the web room's own tests. */
class BrowserFrameGoldenTest {
    private static final Path FILE = Path.of("..", "web", "src", "transfer", "golden", "frames.json");

    @Test
    void writesDownABatchOfRawFrames() throws IOException {
        List<byte[]> chunks = List.of(
                "one".getBytes(StandardCharsets.UTF_8),
                new byte[] {0, -1, 127, -128},
                "drei".repeat(3).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        FrameWriter.write(
                chunks.stream()
                        .map(bytes -> new ChunkFrame(ChunkId.of(bytes), Encoding.RAW, bytes.length, bytes))
                        .toList(),
                body);
        HexFormat hex = HexFormat.of();
        String actual = "{\"chunks\":[%s],\"body\":\"%s\",\"ids\":\"%s\"}\n"
                .formatted(
                        String.join(
                                ",",
                                chunks.stream()
                                        .map(bytes -> "\"" + hex.formatHex(bytes) + "\"")
                                        .toList()),
                        hex.formatHex(body.toByteArray()),
                        hex.formatHex(FrameWriter.idBytes(
                                chunks.stream().map(ChunkId::of).toList())));
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(FILE, actual);
        }
        assertThat(actual).as("write it with -Dgolden=write").isEqualTo(Files.readString(FILE));
    }
}
