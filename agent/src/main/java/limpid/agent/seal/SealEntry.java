package limpid.agent.seal;

import java.nio.ByteBuffer;
import java.time.Instant;
import limpid.host.disk.FileKind;
import limpid.host.disk.FileStat;

/**
 * One thing in a sealed copy; its content follows it. In bytes rather than in JSON, since names on a disk need not be
 * Unicode.
 *
 * @param path below its source, with slashes
 * @param size of the content, in bytes; 0 for what is no file
 * @param target where a link points; empty for what is no link
 */
record SealEntry(
        SealPlaces.Source source,
        String path,
        FileKind kind,
        long size,
        Instant modified,
        boolean executable,
        String target) {
    /** Longer than any path. */
    static final int BYTES_MAX = 256 << 10;

    private static final int FIXED_BYTES = 8 + 8 + 4 + 1 + 4 * Integer.BYTES;

    static SealEntry of(SealPlaces.Source source, String path, FileStat stat, String target) {
        long size = stat.kind() == FileKind.FILE ? stat.size() : 0;
        return new SealEntry(source, path, stat.kind(), size, stat.modified(), stat.executable(), target);
    }

    byte[] bytes() {
        String words = source.name() + kind.name() + path + target;
        ByteBuffer bytes = ByteBuffer.allocate(FIXED_BYTES + Character.BYTES * words.length());
        put(bytes, source.name());
        put(bytes, kind.name());
        bytes.putLong(size);
        bytes.putLong(modified.getEpochSecond()).putInt(modified.getNano()).put((byte) (executable ? 1 : 0));
        put(bytes, path);
        put(bytes, target);
        return bytes.array();
    }

    private static void put(ByteBuffer bytes, String text) {
        bytes.putInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes.putChar(text.charAt(i));
        }
    }

    /** Reads what {@link #bytes} wrote; it was proved to be that, so there is nothing to check. */
    static SealEntry of(byte[] written) {
        ByteBuffer bytes = ByteBuffer.wrap(written);
        SealPlaces.Source source = SealPlaces.Source.valueOf(text(bytes));
        FileKind kind = FileKind.valueOf(text(bytes));
        long size = bytes.getLong();
        Instant modified = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
        boolean executable = bytes.get() == 1;
        String path = text(bytes);
        return new SealEntry(source, path, kind, size, modified, executable, text(bytes));
    }

    private static String text(ByteBuffer bytes) {
        char[] text = new char[bytes.getInt()];
        for (int i = 0; i < text.length; i++) {
            text[i] = bytes.getChar();
        }
        return new String(text);
    }
}
