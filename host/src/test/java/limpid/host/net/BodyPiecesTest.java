package limpid.host.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyPiecesTest {
    private static final byte[] HEAD = {7, 7, 7};

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final List<Integer> pieces = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1", // the head alone
        "1, 10, 1", // with a short body in one packet
        "1, 131069, 1", // just as much as fits beside the head
        "1, 131070, 2", // the head first, then a body that is a piece of its own
        "1, 300000, 4", // the head, two whole pieces, the rest
        "1000, 41, 1", // many small parts together
        "10000, 41, 4",
        "3, 200000, 7", // long parts are not gathered
    })
    void sendsEverythingInOrderInFewPieces(int parts, int length, int calls) throws IOException {
        BodyPieces out = new BodyPieces(noted(), HEAD, parts * length, () -> {});
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.writeBytes(HEAD);
        for (int part = 0; part < parts; part++) {
            byte[] bytes = new byte[length];
            java.util.Arrays.fill(bytes, (byte) part);
            out.write(bytes);
            expected.writeBytes(bytes);
        }
        out.flush();
        assertThat(sent.toByteArray()).isEqualTo(expected.toByteArray());
        assertThat(pieces).hasSize(calls);
    }

    private java.io.OutputStream noted() {
        return new java.io.OutputStream() {
            @Override
            public void write(int single) {
                throw new AssertionError("one byte at a time");
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                sent.write(bytes, from, length);
                pieces.add(length);
            }
        };
    }
}
