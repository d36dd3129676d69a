package limpid.agent.tree;

import java.time.Instant;
import limpid.core.item.Attributes;
import limpid.host.disk.FileIdentity;
import limpid.host.disk.FileStat;

/**
 * What a file looked like from outside when its content was known. As long as a file still looks so, its content is
 * taken to be the same.
 *
 * @param size in bytes
 * @param modified its own modification time
 * @param changed the system's change time: it moves with every write, even if {@code modified} is set back
 * @param executable whether its owner may run it
 * @param identity which file it is
 */
public record Print(long size, Instant modified, Instant changed, boolean executable, FileIdentity identity) {
    /** The print of what a disk reports. */
    public static Print of(FileStat stat) {
        return new Print(stat.size(), stat.modified(), stat.changed(), stat.executable(), stat.identity());
    }

    /** How it looked with these attributes: what a person changed of them since then shows as a difference. */
    public Print with(Attributes attributes) {
        return new Print(size, attributes.modified(), changed, attributes.executable(), identity);
    }

    /** Whether the bytes may differ from those seen with {@code other}. */
    public boolean contentMayDiffer(Print other) {
        return size != other.size
                || !modified.equals(other.modified)
                || !changed.equals(other.changed)
                || !identity.equals(other.identity);
    }

    /** Whether this is the same file under another name: a rename moves {@code changed}, and nothing else. */
    public boolean sameFileMoved(Print other) {
        return identity.equals(other.identity) && size == other.size && modified.equals(other.modified);
    }

    /** Whether what travels besides the bytes is alike. */
    public boolean sameAttributes(Print other) {
        return executable == other.executable && modified.equals(other.modified);
    }
}
