package limpid.host.disk;

import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One file, folder or link on a simulated disk, whatever its name. */
final class SimNode {
    /** What is wrong with it; moves with it as permissions do. */
    enum Trouble {
        NONE,
        DENIED,
        BROKEN,
        LOCKED
    }

    /** What it holds. */
    sealed interface Body permits FolderBody, SimBytes, LinkBody {}

    /** The names in a folder, by what the disk takes for the same name: as programs see them, and as a power loss leaves them. */
    record FolderBody(TreeMap<String, SimEntry> names, TreeMap<String, SimEntry> durable) implements Body {
        FolderBody() {
            this(new TreeMap<>(), new TreeMap<>());
        }
    }

    /** Where a link points. Never changes. */
    record LinkBody(String target) implements Body {}

    /** A name and what it names. */
    record SimEntry(String name, SimNode node) {}

    final Body body;
    final long device;
    final long inode;
    Instant changed;
    Trouble trouble = Trouble.NONE;
    private Instant modified;
    /** Whether a name leads to it, as programs see it. */
    boolean linked = true;

    SimNode(Body body, long device, long inode, Instant now) {
        this.body = body;
        this.device = device;
        this.inode = inode;
        this.changed = now;
        this.modified = now;
    }

    /** The same file with a body of its own. */
    SimNode with(Body other) {
        SimNode copy = new SimNode(other, device, inode, modified);
        copy.changed = changed;
        copy.trouble = trouble;
        return copy;
    }

    FileKind kind() {
        return switch (body) {
            case FolderBody _ -> FileKind.FOLDER;
            case SimBytes _ -> FileKind.FILE;
            case LinkBody _ -> FileKind.LINK;
        };
    }

    @Nullable
    FolderBody folder() {
        return body instanceof FolderBody folder ? folder : null;
    }

    /** A change of names in a folder shows in its times. */
    void touch(Instant now) {
        modified = now;
        changed = now;
    }

    FileStat stat() {
        FileIdentity identity = new FileIdentity(device, inode);
        return switch (body) {
            case FolderBody _ -> new FileStat(FileKind.FOLDER, 0, modified, changed, false, identity);
            case LinkBody link ->
                new FileStat(FileKind.LINK, link.target().length(), modified, changed, false, identity);
            case SimBytes bytes ->
                new FileStat(FileKind.FILE, bytes.length(), bytes.modified(), changed, bytes.executable(), identity);
        };
    }
}
