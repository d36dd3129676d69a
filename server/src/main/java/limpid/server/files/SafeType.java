package limpid.server.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Optional;

/**
 * Decides what a browser may open in place of saving it: a closed list of forms that cannot run, and only where the name and
 * the first bytes say the same. A page, a script or a drawing that calls itself a picture is saved.
 */
public final class SafeType {
    /** How many bytes of a content the decision looks at. */
    public static final int START_BYTES = 4 << 10;

    private SafeType() {}

    /** The type under which a content of this name, which begins so, may be opened; empty if it may not. */
    public static Optional<String> of(String name, byte[] start) {
        return MediaTypes.of(name).flatMap(type -> safe(type, start));
    }

    private static Optional<String> safe(String type, byte[] start) {
        boolean fits =
                switch (type) {
                    case "image/png" -> has(start, 0, "\u0089PNG\r\n\u001a\n");
                    case "image/jpeg" -> has(start, 0, "\u00ff\u00d8\u00ff");
                    case "image/gif" -> has(start, 0, "GIF87a") || has(start, 0, "GIF89a");
                    case "image/webp" -> has(start, 0, "RIFF") && has(start, 8, "WEBP");
                    case "image/avif" -> has(start, 4, "ftypavi");
                    case "image/bmp" -> has(start, 0, "BM");
                    case "image/x-icon" -> has(start, 0, "\0\0\u0001\0");
                    case "application/pdf" -> has(start, 0, "%PDF-");
                    case "audio/mpeg" -> has(start, 0, "ID3") || isMpegFrame(start);
                    case "audio/aac" -> isMpegFrame(start);
                    case "audio/wav" -> has(start, 0, "RIFF") && has(start, 8, "WAVE");
                    case "audio/flac" -> has(start, 0, "fLaC");
                    case "audio/ogg", "video/ogg" -> has(start, 0, "OggS");
                    case "audio/mp4", "video/mp4", "video/quicktime" -> has(start, 4, "ftyp");
                    case "audio/webm", "video/webm" -> has(start, 0, "\u001aE\u00df\u00a3");
                    case MediaTypes.TEXT -> isText(start);
                    default -> false;
                };
        String full = type.equals(MediaTypes.TEXT) ? type + "; charset=utf-8" : type;
        return fits ? Optional.of(full) : Optional.empty();
    }

    private static boolean has(byte[] start, int at, String mark) {
        byte[] wanted = mark.getBytes(ISO_8859_1);
        if (start.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (start[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Eleven bits that are one begin every frame. */
    private static boolean isMpegFrame(byte[] start) {
        return start.length > 1 && start[0] == (byte) 0xff && (start[1] & 0xe0) == 0xe0;
    }

    /** UTF-8 without zeros; the last character may be cut in the middle. */
    private static boolean isText(byte[] start) {
        for (byte b : start) {
            if (b == 0) {
                return false;
            }
        }
        CharsetDecoder decoder = UTF_8.newDecoder();
        CoderResult result = decoder.decode(ByteBuffer.wrap(start), CharBuffer.allocate(start.length + 1), false);
        return !result.isError();
    }
}
