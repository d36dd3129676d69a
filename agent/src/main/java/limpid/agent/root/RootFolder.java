package limpid.agent.root;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import limpid.agent.watch.RootMarker;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.DiskReader;
import limpid.host.disk.DiskWriter;
import limpid.host.disk.FileKind;
import limpid.host.disk.FileStat;
import limpid.host.time.Clock;

/**
 * The folder of one collection. Things of Limpid's own stand beside it, on the same volume, so that putting a file in
 * place is one rename.
 *
 * <pre>
 *   DIR/Files/…              what people see
 *   DIR/Files/.limpid-root   proof that this is the folder
 *   DIR/.limpid/incoming/    files that are not whole yet
 *   DIR/.limpid/trash/       what was replaced or deleted
 * </pre>
 */
public final class RootFolder {
    private static final int MARKER_BYTES_MAX = 4096;
    private static final String SWEPT = "swept";
    /** An item's id and a job's number; large files are named by their content instead. */
    private static final Pattern LEFT_BY_A_JOB = Pattern.compile("[0-9a-f]{32}-[0-9]+");

    private final Disk disk;
    private final Clock clock;
    private final Path folder;
    private final Path own;
    private final String mark;

    /** Whether names here may be written that a power loss would undo: an earlier run may have ended before it was sure. */
    private volatile boolean unsynced = true;

    /**
     * The folder {@code name} below {@code dir}.
     *
     * @param mark what its marker says: which collection of which server
     */
    public RootFolder(Disk disk, Clock clock, Path dir, String name, String mark) {
        this.disk = disk;
        this.clock = clock;
        this.folder = dir.resolve(name);
        this.own = dir.resolve(RootMarker.OWN_PREFIX);
        this.mark = mark;
    }

    /** Where people see it. */
    public Path folder() {
        return folder;
    }

    /** A path below the root, with slashes, on the disk; the root itself for the empty path. */
    public Path resolve(String path) {
        return path.isEmpty() ? folder : folder.resolve(path);
    }

    /** Where Limpid's own things stand. */
    public Path own() {
        return own;
    }

    /** Where files stand that are not whole yet. */
    public Path incoming() {
        return own.resolve("incoming");
    }

    /** Where replaced and deleted things go. */
    public Path trash() {
        return own.resolve("trash");
    }

    /** Makes the folders and the marker, for a device that joins. A marker of another collection stays, and fails. */
    public void create() {
        disk.createFolders(folder);
        disk.createFolders(incoming());
        disk.createFolders(trash());
        Path marker = folder.resolve(RootMarker.FILE_NAME);
        if (disk.stat(marker).isPresent()) {
            check();
            return;
        }
        byte[] bytes = mark.getBytes(StandardCharsets.UTF_8);
        try (DiskWriter writer = disk.create(marker)) {
            writer.write(bytes, 0, bytes.length);
            writer.sync();
        }
        disk.syncFolder(folder);
    }

    private Path freeSwept(String name) {
        Path candidate = trash().resolve(SWEPT).resolve(name);
        for (int again = 2; disk.stat(candidate).isPresent(); again++) {
            candidate = trash().resolve(SWEPT).resolve(name + "-" + again);
        }
        return candidate;
    }

    /** Returns if the folder is there and is the one that was joined. Fails with: ROOT_MISSING. */
    public void check() {
        Optional<FileStat> stat = disk.stat(folder);
        if (stat.isEmpty() || stat.get().kind() != FileKind.FOLDER) {
            throw missing("folder", stat.isEmpty() ? "not there" : "not a folder");
        }
        Path marker = folder.resolve(RootMarker.FILE_NAME);
        if (disk.stat(marker).isEmpty()) {
            throw missing("marker", "not there");
        }
        String found = read(marker);
        if (!found.equals(mark)) {
            throw missing("marker", "of another folder");
        }
    }

    /**
     * Moves what jobs left behind that ended with the program into the trash. What is received of large files stays: its next try goes on
     * there. To be called before any job runs.
     */
    public void sweep() {
        if (disk.stat(incoming()).isEmpty()) {
            return;
        }
        for (DiskEntry entry : disk.list(incoming())) {
            if (LEFT_BY_A_JOB.matcher(entry.name()).matches()) {
                sweep(incoming().resolve(entry.name()));
            }
        }
    }

    /** Moves a file that a job left behind into the trash, if it is there. */
    public void sweep(Path left) {
        if (disk.stat(left).isPresent()) {
            // What was being exchanged when a job ended may be a person's: nothing here is unlinked.
            disk.createFolders(trash().resolve(SWEPT));
            disk.move(left, freeSwept(String.valueOf(left.getFileName())));
        }
    }

    /** Makes sure that the names in the folder survive a power loss. Fails with what the disk says. */
    public void makeDurable() {
        unsynced = true;
        disk.syncVolume(folder);
        unsynced = false;
    }

    /**
     * The same, if it failed the last time. To be called before a look: what is seen is remembered, and must not be undone by
     * a power loss that brings back what was moved away here.
     */
    public void settle() {
        if (unsynced) {
            makeDurable();
        }
    }

    private String read(Path marker) {
        byte[] buffer = new byte[MARKER_BYTES_MAX];
        try (DiskReader reader = disk.read(marker)) {
            int length = Math.max(0, reader.read(0, buffer, 0, buffer.length));
            return new String(buffer, 0, length, StandardCharsets.UTF_8);
        }
    }

    private ReasonException missing(String what, String observed) {
        Instant now = clock.now();
        return new ReasonException(Reason.of(
                ReasonCode.ROOT_MISSING,
                Subject.root(folder.toString()),
                now,
                new Evidence(what, observed, "as it was joined", "root guard", now),
                new Evidence("path", folder.toString(), "", "root guard", now)));
    }
}
