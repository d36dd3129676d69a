package limpid.agent.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import limpid.agent.root.ConflictCopies;
import limpid.agent.root.RootFolder;
import limpid.agent.root.Trash;
import limpid.agent.seal.LossJournal;
import limpid.agent.seal.SealPlaces;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskLock;
import limpid.host.disk.PrivateFile;
import limpid.host.time.Clock;

/** A device's state folder: what is in it, under which names. */
public final class DeviceFolder {
    private final Disk disk;
    private final Clock clock;
    private final Path folder;

    public DeviceFolder(Disk disk, Clock clock, Path folder) {
        this.disk = disk;
        this.clock = clock;
        this.folder = folder;
    }

    /** Makes the folder. */
    public void create() {
        disk.createFolders(folder);
    }

    /** Which device it belongs to. Fails with: NOT_JOINED. */
    public DeviceRecord record() {
        return recordIfJoined().orElseThrow(() -> failure(ReasonCode.NOT_JOINED, folder));
    }

    /** Which device it belongs to; empty if none has joined with it. */
    public Optional<DeviceRecord> recordIfJoined() {
        return secret("device.json").read().map(DeviceRecord::of);
    }

    /** Says which device it belongs to. */
    public void write(DeviceRecord record) {
        create();
        secret("device.json").write(record.json());
    }

    /** It belongs to no device any more. */
    public void forget() {
        secret("device.json").remove();
    }

    /** The folder that the device keeps in step. Fails with: NOT_JOINED. */
    public RootFolder root() {
        DeviceRecord record = record();
        return new RootFolder(disk, clock, record.root(), "Files", record.mark());
    }

    /** What the device replaced or deleted. Fails with: NOT_JOINED. */
    public Trash trash() {
        return new Trash(disk, root());
    }

    /** What the device set aside because both sides had changed. Fails with: NOT_JOINED. */
    public ConflictCopies conflictCopies() {
        return new ConflictCopies(disk, root());
    }

    /** Whether no agent has taken the folder. */
    public boolean isFree() {
        Optional<DiskLock> lock = disk.lock(folder.resolve("lock"));
        lock.ifPresent(DiskLock::close);
        return lock.isPresent();
    }

    /** The device's memory. */
    public Path database() {
        return folder.resolve("state.db");
    }

    /** How far it has come with locking itself, if it was reported lost. */
    public LossJournal loss() {
        return new LossJournal(disk, folder);
    }

    /** Returns if the device is not lost. Fails with: DEVICE_LOST. */
    public void requireUnlocked() {
        if (loss().isLocked()) {
            throw failure(ReasonCode.DEVICE_LOST, folder);
        }
    }

    /** Where what is to be locked stands. Fails with: NOT_JOINED. */
    SealPlaces places() {
        RootFolder root = root();
        return new SealPlaces(root.folder(), root.own(), folder);
    }

    /** What held things up lately. */
    public Path history() {
        return folder.resolve("history.db");
    }

    /** How to reach the running agent. */
    PrivateFile door() {
        return secret("door.json");
    }

    /** The last status that an agent left, for when none runs. */
    public PrivateFile lastStatus() {
        return secret("status.json");
    }

    private PrivateFile secret(String name) {
        return new PrivateFile(folder.resolve(name), clock);
    }

    /** Takes the folder for one agent. Fails with: STATE_IN_USE. */
    DiskLock lock() {
        return lock(folder.resolve("lock"), ReasonCode.STATE_IN_USE, folder);
    }

    /** Takes a root for one agent. Fails with: ROOT_IN_USE. */
    DiskLock lockRoot(Path own, Path root) {
        return lock(own.resolve("lock"), ReasonCode.ROOT_IN_USE, root);
    }

    private DiskLock lock(Path file, ReasonCode taken, Path what) {
        return disk.lock(file).orElseThrow(() -> failure(taken, what));
    }

    private ReasonException failure(ReasonCode code, Path path) {
        Instant now = clock.now();
        return new ReasonException(Reason.of(
                code, Subject.root(path.toString()), now, new Evidence("path", path.toString(), "", "start", now)));
    }
}
