package limpid.core.id;

/**
 * Names a device. Something that syncs for one person, with a secret of its own.
 *
 * @param text 1 to 64 characters of {@code a-z 0-9 -}
 */
public record DeviceId(String text) implements Comparable<DeviceId> {
    public DeviceId {
        TextIds.check("device", text);
    }

    @Override
    public int compareTo(DeviceId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
