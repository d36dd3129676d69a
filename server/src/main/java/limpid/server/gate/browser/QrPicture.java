package limpid.server.gate.browser;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/**
 * A text as a QR code, to be drawn as one path of SVG in a square view box.
 *
 * @param size of the square, in modules, with the light margin that readers need
 * @param path of all dark modules
 */
public record QrPicture(int size, String path) {
    /** Light modules around the code; readers need four. */
    private static final int QUIET = 4;

    /** The picture of a text of at most some hundred characters. */
    public static QrPicture of(String text) {
        ByteMatrix modules = modules(text);
        return new QrPicture(modules.getWidth() + 2 * QUIET, path(modules));
    }

    private static ByteMatrix modules(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /** Runs of dark modules in a row become one rectangle each, which keeps the path short. */
    private static String path(ByteMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int run = run(modules, x, y);
                if (run > 0) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                }
                x += Math.max(1, run);
            }
        }
        return path.toString();
    }

    private static int run(ByteMatrix modules, int x, int y) {
        int run = 0;
        while (x + run < modules.getWidth() && modules.get(x + run, y) == 1) {
            run++;
        }
        return run;
    }
}
