package limpid.host.disk;

import java.time.Instant;
import java.util.Arrays;
import limpid.host.chance.SimChance;
import org.jspecify.annotations.Nullable;

/** The bytes and attributes of a simulated file: as programs see them, and as they were when last made durable. */
final class SimBytes implements SimNode.Body {
    /** How a file was at some moment; the array may be shared, the first {@code length} bytes of it never change. */
    private record Copy(byte[] bytes, int length, Instant modified, Instant changed, boolean executable) {}

    private byte[] bytes = new byte[0];
    private int length;
    private Instant modified;
    private boolean executable;
    /** What a power loss would leave at the least; empty while all is durable. */
    private @Nullable Copy durable;

    private boolean poisoned;

    SimBytes(Instant now) {
        this.modified = now;
        this.durable = new Copy(bytes, 0, now, now, false);
    }

    int length() {
        return length;
    }

    Instant modified() {
        return modified;
    }

    boolean executable() {
        return executable;
    }

    int read(long position, byte[] into, int offset, int count) {
        if (position >= length) {
            return 0;
        }
        int n = (int) Math.min(count, length - position);
        System.arraycopy(bytes, (int) position, into, offset, n);
        return n;
    }

    void append(byte[] from, int offset, int count, SimNode node, Instant now) {
        beforeChange(node);
        boolean overwrites = durable != null && durable.bytes() == bytes && length < durable.length();
        if (overwrites || length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, length + length / 2));
        }
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
        modified = now;
        node.changed = now;
    }

    void truncate(int to, SimNode node, Instant now) {
        beforeChange(node);
        if (to > length) {
            bytes = Arrays.copyOf(Arrays.copyOf(bytes, length), to);
        }
        length = to;
        modified = now;
        node.changed = now;
    }

    void setAttributes(Instant newModified, boolean newExecutable, SimNode node, Instant now) {
        beforeChange(node);
        modified = newModified;
        executable = newExecutable;
        node.changed = now;
    }

    private void beforeChange(SimNode node) {
        if (durable == null) {
            durable = new Copy(bytes, length, modified, node.changed, executable);
        }
    }

    void makeDurable() {
        if (!poisoned) {
            durable = null;
        }
    }

    /** A sync failed: the system forgets what it could not write, and later syncs that succeed prove nothing. */
    void poison() {
        poisoned = durable != null;
    }

    boolean isDurable() {
        return durable == null;
    }

    /**
     * The power goes. What was not made durable may be there, may be not, may be there in part: with the new length and
     * zeros where bytes never came to the disk, or cut short.
     */
    void crash(SimChance chance, SimNode node) {
        Copy before = durable;
        if (before == null) {
            return;
        }
        durable = null;
        poisoned = false;
        // Files only grow at their end or are cut, so what was durable and not cut since is there.
        int from = Math.min(length, before.length());
        switch (chance.between(0, 3)) {
            case 0 -> goBack(before, node);
            case 1 -> bytes = Arrays.copyOf(bytes, length);
            case 2 -> length = from + (int) chance.below(length - from + 1L);
            default -> {
                bytes = Arrays.copyOf(bytes, length);
                int zeros = from + (int) chance.below(length - from + 1L);
                Arrays.fill(bytes, zeros, length, (byte) 0);
            }
        }
    }

    private void goBack(Copy before, SimNode node) {
        bytes = before.bytes();
        length = before.length();
        modified = before.modified();
        executable = before.executable();
        node.changed = before.changed();
    }

    SimBytes durableCopy() {
        SimBytes copy = new SimBytes(modified);
        copy.bytes = Arrays.copyOf(bytes, length);
        copy.length = length;
        copy.executable = executable;
        copy.durable = null;
        return copy;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }
}
