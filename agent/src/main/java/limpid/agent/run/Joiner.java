package limpid.agent.run;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import limpid.agent.root.RootFolder;
import limpid.core.chunk.Hash;
import limpid.core.id.CollectionId;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.Disk;
import limpid.host.disk.FileKind;
import limpid.host.disk.FileStat;
import limpid.host.time.Clock;
import limpid.wire.link.Joining;
import limpid.wire.link.Pairing;
import limpid.wire.message.CollectionState;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import limpid.wire.message.SignInRequest;

/** Makes a computer a device. What can be found wrong is found before the code is spent. */
public final class Joiner {
    private final Disk disk;
    private final Clock clock;
    private final Joining joining;
    private final Optional<Hash> key;

    /**
     * Joins the server that {@code joining} asks.
     *
     * @param key by which that server proves itself, to be remembered; empty if it needs none
     */
    public Joiner(Disk disk, Clock clock, Joining joining, Optional<Hash> key) {
        this.disk = disk;
        this.clock = clock;
        this.joining = joining;
        this.key = key;
    }

    /**
     * Joins; returns the folder in which files are kept. Fails with: ROOT_NOT_ALLOWED, STATE_IN_USE (the state folder
     * belongs to a device already), and what {@link Joining} says.
     */
    public Path join(URI server, JoinRequest request, Path root, DeviceFolder folder) {
        Path absolute = root.toAbsolutePath().normalize();
        folder.recordIfJoined()
                .ifPresent(other -> refuse(
                        ReasonCode.STATE_IN_USE,
                        absolute,
                        "device",
                        other.name() + " at " + other.pairing().server()));
        checkRoot(absolute);
        JoinReply reply = joining.join(server, request);
        CollectionId files = reply.collections().stream()
                .filter(collection -> collection.kind().equals("files"))
                .map(CollectionState::id)
                .findFirst()
                .orElseThrow(() -> reason(ReasonCode.NOT_FOUND, absolute, "collection", "no files"));
        DeviceRecord record = new DeviceRecord(
                new Pairing(server, reply.server(), reply.secret(), key),
                reply.device(),
                request.name(),
                files,
                reply.gearSeed(),
                absolute);
        // First the record: a root without it is a folder of files, a record without its root says what is missing.
        folder.write(record);
        RootFolder made = new RootFolder(disk, clock, absolute, "Files", record.mark());
        made.create();
        return made.folder();
    }

    /**
     * Makes a computer the device again that its server does not know any more: a new one to the server, with the same
     * files and the same memory. An agent that runs meanwhile must be told. Fails with: NOT_JOINED,
     * SERVER_IDENTITY_CHANGED, DEVICE_LOST, ROOT_NOT_ALLOWED (the code is of somebody with other files), and what {@link Joining} says.
     */
    public DeviceRecord signIn(URI server, JoinRequest request, DeviceFolder folder) {
        DeviceRecord before = folder.record();
        folder.requireUnlocked();
        String found = joining.hello(server).server();
        if (!found.equals(before.pairing().serverId())) {
            refuse(ReasonCode.SERVER_IDENTITY_CHANGED, before.root(), "address", server.toString());
        }
        JoinReply reply = joining.join(server, request);
        boolean same = reply.collections().stream()
                .anyMatch(collection -> collection.id().equals(before.collection()));
        if (!same) {
            refuse(ReasonCode.ROOT_NOT_ALLOWED, before.root(), "problem", "the code is of somebody with other files");
        }
        DeviceRecord now = new DeviceRecord(
                new Pairing(server, reply.server(), reply.secret(), key),
                reply.device(),
                request.name(),
                before.collection(),
                reply.gearSeed(),
                before.root());
        folder.write(now);
        return now;
    }

    /**
     * Signs in again, by the person's password, on a device that its server lets in no further: the same device with a fresh
     * secret. If the answer is lost on the way, it may be done again. An agent that runs meanwhile must be told. Fails with:
     * NOT_JOINED, DEVICE_LOST, and what {@link Joining#signIn} says.
     */
    public DeviceRecord signInAgain(SignInRequest typed, DeviceFolder folder) {
        DeviceRecord before = folder.record();
        folder.requireUnlocked();
        DeviceRecord now =
                before.withSecret(joining.signIn(before.pairing(), typed).secret());
        folder.write(now);
        return now;
    }

    private void checkRoot(Path root) {
        if (root.getParent() == null) {
            refuse(ReasonCode.ROOT_NOT_ALLOWED, root, "path", "the top of the disk");
        }
        Optional<FileStat> there = disk.stat(root);
        if (there.isPresent() && there.get().kind() != FileKind.FOLDER) {
            refuse(ReasonCode.ROOT_NOT_ALLOWED, root, "path", "not a folder");
        }
        for (Path above = root; above != null; above = above.getParent()) {
            if (disk.stat(above.resolve(limpid.agent.watch.RootMarker.FILE_NAME))
                    .isPresent()) {
                refuse(
                        ReasonCode.ROOT_NOT_ALLOWED,
                        root,
                        "path",
                        "inside a folder that is kept in step already: " + above);
            }
        }
        disk.createFolders(root);
    }

    private void refuse(ReasonCode code, Path root, String what, String observed) {
        throw reason(code, root, what, observed);
    }

    private ReasonException reason(ReasonCode code, Path root, String what, String observed) {
        Instant now = clock.now();
        return new ReasonException(Reason.of(
                code,
                Subject.root(root.toString()),
                now,
                new Evidence("path", root.toString(), "", "join", now),
                new Evidence(what, observed, "", "join", now)));
    }
}
