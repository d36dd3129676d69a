package limpid.server.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Hash;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.host.disk.Disk;
import limpid.host.disk.RealDisk;
import limpid.host.time.Clock;
import limpid.host.time.SystemClock;
import limpid.server.library.Caller;
import limpid.server.library.Library;
import limpid.server.library.LibrarySettings;
import limpid.server.library.Rig;
import limpid.server.library.SeededChance;
import limpid.server.operator.Operator.BackupLine;
import limpid.store.blob.FileBlobStore;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.sql.SqlLedger;
import limpid.store.sql.SqliteSettings;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;

/** A server's data on a real disk, with two files, of which backups are made. */
final class Shelf implements AutoCloseable {
    static final int FILE_BYTES = 20_000;

    final Clock clock = new SystemClock();
    final Disk disk = RealDisk.of(clock);
    final SeededChance chance = new SeededChance(7);
    final Path data;
    final SqlLedger ledger;
    final FileBlobStore packs;

    Shelf(Path folder) {
        data = folder.resolve("data");
        disk.createFolders(data);
        ledger = SqlLedger.sqlite(new SqliteSettings(data.resolve("ledger.db"), ""), disk, clock);
        packs = FileBlobStore.open(data.resolve("blobs"), disk, clock, chance);
        fill();
    }

    private void fill() {
        Library library = new Library(ledger, packs, clock, chance, LibrarySettings.standard());
        Resident owner = library.registry().createHomeWithOwner("Ada", "ada@example.org", "");
        String code = library.registry().mintJoinCode(owner);
        JoinReply joined = library.registry().join(new JoinRequest(code, "Desk", "Linux", "0.1.0"));
        Caller desk = library.registry().authenticate(joined.secret());
        for (String name : List.of("one.bin", "two.bin")) {
            byte[] bytes = tooLongForTheLedger();
            library.store(desk, List.of(Rig.frame(bytes)));
            Content content = new Content(ContentId.ofChunk(ChunkId.of(bytes)), bytes.length);
            CommitReply reply = library.commit(
                    desk,
                    Rig.FILES,
                    "key-" + name,
                    new Commit(
                            List.of(Rig.file(chance.itemId(), 0, ItemId.ROOT, name, content)),
                            Optional.empty(),
                            Map.of()));
            if (reply instanceof CommitReply.Refused refused) {
                throw new AssertionError("refused: " + refused);
            }
        }
    }

    private byte[] tooLongForTheLedger() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (bytes.size() < FILE_BYTES) {
            bytes.writeBytes(chance.bytes(1000));
        }
        return bytes.toByteArray();
    }

    BackupLine backup(Path to) {
        return new Backup(disk, clock).make(ledger::copyTo, data.resolve("blobs"), List.of(), to);
    }

    /** All files below a folder with their bytes and dates. */
    static Map<String, String> snapshot(Path folder) {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(
                        folder.relativize(file).toString(),
                        Hash.of(Files.readAllBytes(file)) + " " + Files.getLastModifiedTime(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** The one pack in a backup. */
    static Path pack(Path backup) {
        try (Stream<Path> files = Files.walk(backup.resolve("blobs"))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".pack"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes one byte in the middle of a file. */
    static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public void close() {
        packs.close();
        ledger.close();
    }
}
