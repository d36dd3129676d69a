package limpid.server.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The heads of an archive, byte by byte; numbers are little-endian. Source: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3 and 4.5;
 * the time in UTC is the "extended timestamp" of Info-ZIP.
 */
final class ZipLayout {
    /** From here on a number needs the long form. */
    static final long LONG = 0xFFFFFFFFL;

    static final int MANY = 0xFFFF;

    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LONG_END = 0x06064b50;
    private static final int LONG_END_AT = 0x07064b50;

    private static final short NAMES_IN_UTF8 = 1 << 11;
    private static final short LENGTH_FOLLOWS = 1 << 3;
    private static final short STORED = 0;
    private static final short DEFLATE = 8;
    private static final short PLAIN_VERSION = 20;
    private static final short LONG_VERSION = 45;
    private static final short MADE_ON_UNIX = 3 << 8;
    private static final short LONG_EXTRA = 1;
    private static final short TIME_EXTRA = 0x5455;
    private static final int TIME_EXTRA_BYTES = 9;
    private static final int FIRST_DAY = (1 << 5) | 1;
    private static final int LAST_DAY = (127 << 9) | (12 << 5) | 31;

    /** Deflating what does not shrink makes it longer by less than this part of it. */
    private static final long GROWTH = 1000;

    private ZipLayout() {}

    /** All that was put into a buffer. */
    private static byte[] bytes(ByteBuffer full) {
        byte[] bytes = new byte[full.position()];
        full.flip().get(bytes);
        return bytes;
    }

    /** Whether the lengths of an entry are written in the long form; decided before its bytes come. */
    static boolean isLong(ZipItem item) {
        return item.size() + item.size() / GROWTH + (1 << 20) >= LONG;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What stands before the bytes of an entry. */
    static byte[] local(ZipItem item) {
        byte[] name = item.nameBytes();
        boolean isLong = item.hasBytes() && isLong(item);
        int extra = TIME_EXTRA_BYTES + (isLong ? 20 : 0);
        ByteBuffer out = buffer(30 + name.length + extra).putInt(LOCAL);
        putForm(out, item, isLong);
        int sizes = isLong ? (int) LONG : 0;
        out.putInt(0).putInt(sizes).putInt(sizes);
        out.putShort((short) name.length).putShort((short) extra).put(name);
        putTime(out, item);
        if (isLong) {
            out.putShort(LONG_EXTRA).putShort((short) 16).putLong(0).putLong(0);
        }
        return bytes(out);
    }

    private static void putForm(ByteBuffer out, ZipItem item, boolean isLong) {
        out.putShort(isLong ? LONG_VERSION : PLAIN_VERSION);
        out.putShort((short) (NAMES_IN_UTF8 | (item.hasBytes() ? LENGTH_FOLLOWS : 0)));
        out.putShort(item.hasBytes() ? DEFLATE : STORED);
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds(item), 0, ZoneOffset.UTC);
        boolean early = time.getYear() < 1980;
        boolean late = time.getYear() > 2107;
        int clock = (time.getHour() << 11) | (time.getMinute() << 5) | (time.getSecond() / 2);
        int day = ((time.getYear() - 1980) << 9) | (time.getMonthValue() << 5) | time.getDayOfMonth();
        out.putShort((short) (early || late ? 0 : clock));
        out.putShort((short) (early ? FIRST_DAY : late ? LAST_DAY : day));
    }

    /** Times that four bytes cannot hold become the nearest that they can. */
    private static int seconds(ZipItem item) {
        Instant modified = item.modified();
        return Math.clamp(modified.getEpochSecond(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static void putTime(ByteBuffer out, ZipItem item) {
        out.putShort(TIME_EXTRA).putShort((short) 5).put((byte) 1).putInt(seconds(item));
    }

    /** What an entry came to. */
    record Written(ZipItem item, long offset, int crc, long packed) {}

    /** What stands behind the bytes of an entry. */
    static byte[] descriptor(Written written) {
        boolean isLong = isLong(written.item());
        ByteBuffer out = buffer(isLong ? 24 : 16).putInt(DESCRIPTOR).putInt(written.crc());
        if (isLong) {
            out.putLong(written.packed()).putLong(written.item().size());
        } else {
            out.putInt((int) written.packed()).putInt((int) written.item().size());
        }
        return bytes(out);
    }

    /** The entry's line in the list at the end. */
    static byte[] central(Written written) {
        ZipItem item = written.item();
        byte[] name = item.nameBytes();
        boolean longSizes = item.hasBytes() && isLong(item);
        boolean longOffset = written.offset() >= LONG;
        int longBytes = (longSizes ? 16 : 0) + (longOffset ? 8 : 0);
        int extra = TIME_EXTRA_BYTES + (longBytes > 0 ? 4 + longBytes : 0);
        ByteBuffer out = buffer(46 + name.length + extra).putInt(CENTRAL);
        out.putShort((short) (MADE_ON_UNIX | LONG_VERSION));
        putForm(out, item, longBytes > 0);
        out.putInt(written.crc());
        out.putInt((int) (longSizes ? LONG : written.packed()));
        out.putInt((int) (longSizes ? LONG : item.size()));
        out.putShort((short) name.length).putShort((short) extra).putShort((short) 0);
        out.putShort((short) 0).putShort((short) 0).putInt(attributes(item));
        out.putInt((int) (longOffset ? LONG : written.offset())).put(name);
        putTime(out, item);
        if (longBytes > 0) {
            out.putShort(LONG_EXTRA).putShort((short) longBytes);
        }
        if (longSizes) {
            out.putLong(item.size()).putLong(written.packed());
        }
        if (longOffset) {
            out.putLong(written.offset());
        }
        return bytes(out);
    }

    /** Kind and rights as Unix has them, and the mark of a folder as DOS has it. */
    private static int attributes(ZipItem item) {
        return switch (item.form()) {
            case FOLDER -> (0040755 << 16) | 0x10;
            case PLAIN, DEFLATED -> (item.executable() ? 0100755 : 0100644) << 16;
        };
    }

    /** The end of an archive whose list of {@code count} entries begins at {@code from} and ends at {@code to}. */
    static byte[] end(long count, long from, long to) {
        boolean isLong = count >= MANY || from >= LONG || to - from >= LONG;
        ByteBuffer out = buffer(isLong ? 56 + 20 + 22 : 22);
        if (isLong) {
            out.putInt(LONG_END).putLong(44).putShort((short) (MADE_ON_UNIX | LONG_VERSION));
            out.putShort(LONG_VERSION).putInt(0).putInt(0);
            out.putLong(count).putLong(count).putLong(to - from).putLong(from);
            out.putInt(LONG_END_AT).putInt(0).putLong(to).putInt(1);
        }
        short entries = (short) Math.min(count, MANY);
        out.putInt(END)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(entries)
                .putShort(entries);
        out.putInt((int) Math.min(to - from, LONG))
                .putInt((int) Math.min(from, LONG))
                .putShort((short) 0);
        return bytes(out);
    }
}
