package limpid.server.program;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskLock;
import limpid.host.task.Rest;
import limpid.host.time.Clock;
import limpid.server.certificate.Certificates;

/**
 * Where a server keeps everything. Held by one process at a time, by a lock that dies with it.
 *
 * @param path the folder
 */
public record DataFolder(Path path) {
    /** How often a folder that somebody holds is looked at: for thirty seconds in all. */
    static final int LOOKS_MAX = 150;

    static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private static final String SOURCE = "data-folder";

    /** The lock that says that a process holds the folder. */
    Path lockFile() {
        return path.resolve("lock");
    }

    /** The ledger, if it is the embedded one. */
    Path ledgerFile() {
        return path.resolve("ledger.db");
    }

    /** The packs of all homes. */
    Path blobs() {
        return path.resolve("blobs");
    }

    /** What this server proves itself with, if it has an authority of its own. */
    Path tls() {
        return path.resolve("tls");
    }

    /** The files of that which a backup must have, whether they are there or not. */
    List<Path> secrets() {
        return Certificates.filesToKeep().stream()
                .map(name -> tls().resolve(name))
                .toList();
    }

    /** Where a server that runs is reached by commands on this machine. */
    Path channelFile() {
        return path.resolve("admin.json");
    }

    /**
     * Makes the folder if need be and holds it. An order of an operator, which holds it for a moment, is waited for; a
     * server is not. Fails with: DATA_IN_USE, DATA_UNREADABLE.
     */
    DiskLock hold(Disk disk, Clock clock) throws InterruptedException {
        ChannelFile channel = new ChannelFile(this, clock);
        for (int look = 0; look < LOOKS_MAX; look++) {
            Optional<DiskLock> hold = tryHold(disk, clock);
            if (hold.isPresent()) {
                return hold.get();
            }
            if (channel.read().isPresent()) {
                break;
            }
            Rest.of(LOOK_EVERY);
        }
        throw inUse(clock);
    }

    /** That another process holds it. */
    ReasonException inUse(Clock clock) {
        return new ReasonException(Reason.of(ReasonCode.DATA_IN_USE, subject(), clock.now(), pathSeen(clock)));
    }

    /** The same; empty if another process holds it. Fails with: DATA_UNREADABLE. */
    Optional<DiskLock> tryHold(Disk disk, Clock clock) {
        try {
            disk.createFolders(path);
            return disk.lock(lockFile());
        } catch (ReasonException e) {
            throw unreadable(e, clock);
        }
    }

    /** What the disk said, as a matter of this folder. */
    private ReasonException unreadable(ReasonException cause, Clock clock) {
        List<Evidence> seen = new ArrayList<>();
        seen.add(pathSeen(clock));
        cause.reason().evidence().stream().filter(e -> !e.what().equals("path")).forEach(seen::add);
        seen.add(new Evidence("cause", cause.reason().code().name(), "", SOURCE, clock.now()));
        Reason reason = new Reason(ReasonCode.DATA_UNREADABLE, subject(), clock.now(), seen, Optional.empty(), 1);
        return new ReasonException(reason, cause);
    }

    private Evidence pathSeen(Clock clock) {
        return new Evidence("path", path.toString(), "", SOURCE, clock.now());
    }

    private Subject subject() {
        return Subject.server(path.toString());
    }
}
