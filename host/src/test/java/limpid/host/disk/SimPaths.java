package limpid.host.disk;

import java.nio.file.Path;
import java.time.Instant;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.SimNode.FolderBody;
import limpid.host.disk.SimNode.SimEntry;
import limpid.host.time.Clock;
import org.jspecify.annotations.Nullable;

/** Finds what stands at a path of a simulated disk, past the troubles on the way, and says why nothing can. */
final class SimPaths {
    private final SimNode root;
    private final SimNames names;
    private final SimDiskFaults faults;
    private final Clock clock;

    SimPaths(SimNode root, SimNames names, SimDiskFaults faults, Clock clock) {
        this.root = root;
        this.names = names;
        this.faults = faults;
        this.clock = clock;
    }

    /** The node at a path; empty if there is none. A link in the middle of a path leads nowhere. */
    @Nullable
    SimNode find(Path path) {
        String text = path.toString();
        SimNode node = root;
        int from = 1;
        while (from < text.length()) {
            int to = text.indexOf('/', from);
            int end = to < 0 ? text.length() : to;
            FolderBody folder = node.folder();
            if (folder == null) {
                return null;
            }
            refuse(node, path, false);
            SimEntry entry = folder.names().get(names.key(text.substring(from, end)));
            if (entry == null) {
                return null;
            }
            node = faults.seenThrough(entry.node());
            from = end + 1;
        }
        return node;
    }

    /** The node at a path. Fails with: ITEM_VANISHED. */
    SimNode existing(Path path) {
        SimNode node = find(path);
        if (node == null) {
            throw failure(ReasonCode.ITEM_VANISHED, path, "ENOENT");
        }
        return node;
    }

    /** The folder in which the last name of a path stands, or shall stand, for a change of it. */
    SimNode parentFor(Path path) {
        SimNode parent = find(parentOf(path));
        if (parent == null) {
            throw failure(ReasonCode.ITEM_VANISHED, path, "ENOENT");
        }
        refuse(parent, path, false);
        faults.refuseWriting(path);
        if (SimNames.isTooLong(SimNames.of(path))) {
            throw failure(ReasonCode.NAME_TOO_LONG, path, "ENAMETOOLONG");
        }
        return parent;
    }

    Path parentOf(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw failure(ReasonCode.IO_ERROR, path, "EBUSY");
        }
        return parent;
    }

    /** The entry of a path's last name in its folder. */
    SimEntry entry(SimNode parent, Path path) {
        SimEntry entry = body(parent, path).names().get(names.key(path));
        if (entry == null) {
            throw failure(ReasonCode.ITEM_VANISHED, path, "ENOENT");
        }
        return entry;
    }

    FolderBody body(SimNode folder, Path path) {
        FolderBody body = folder.folder();
        if (body == null) {
            throw failure(ReasonCode.ITEM_VANISHED, path, "ENOTDIR");
        }
        return body;
    }

    SimBytes bytes(SimNode node, Path path) {
        if (node.body instanceof SimBytes bytes) {
            return bytes;
        }
        throw failure(ReasonCode.ITEM_VANISHED, path, node.folder() == null ? "ELOOP" : "EISDIR");
    }

    /** The path with the names as the disk has them. */
    Path spelled(Path path) {
        if (names.areExact()) {
            return path;
        }
        Path spelled = Path.of("/");
        SimNode node = root;
        for (Path segment : path) {
            FolderBody folder = node == null ? null : node.folder();
            SimEntry entry = folder == null ? null : folder.names().get(names.key(segment.toString()));
            spelled = spelled.resolve(entry == null ? segment.toString() : entry.name());
            node = entry == null ? null : entry.node();
        }
        return spelled;
    }

    /** What a node's trouble forbids: a denied or broken one its content, a denied folder also what is in it, a locked one all. */
    void refuse(SimNode node, Path path, boolean content) {
        if (faults.areIgnored()) {
            return;
        }
        switch (node.trouble) {
            case NONE -> {}
            case DENIED -> {
                if (content || node.folder() != null) {
                    throw failure(ReasonCode.PERMISSION_DENIED_LOCAL, path, "EACCES");
                }
            }
            case BROKEN -> {
                if (content) {
                    throw failure(ReasonCode.IO_ERROR, path, "EIO");
                }
            }
            case LOCKED -> throw failure(ReasonCode.FILE_LOCKED_LOCAL, path, "EBUSY");
        }
    }

    ReasonException failure(ReasonCode code, Path path, String system) {
        Instant now = clock.now();
        return new ReasonException(Reason.of(
                code,
                Subject.item(path.toString()),
                now,
                new Evidence("path", path.toString(), "", "disk", now),
                new Evidence("system", system, "", "disk", now)));
    }
}
