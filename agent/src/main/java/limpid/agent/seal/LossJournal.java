package limpid.agent.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import limpid.agent.seal.LossNote.Step;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskReader;
import limpid.host.disk.DiskWriter;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/**
 * How far a lost device has come, for the next run of the program: lines that are only ever added, each durable before the
 * next step begins. While there is such a journal nothing is kept in step. It holds no secret.
 */
public final class LossJournal {
    private static final String NAME = "lost.journal";
    private static final int BYTES_MAX = 1 << 20;
    private static final Codec<LossNote> CODEC = Records.of(LossNote.class);

    private final Disk disk;
    private final Path file;

    /** The journal in a device's state folder. */
    public LossJournal(Disk disk, Path state) {
        this.disk = disk;
        this.file = state.resolve(NAME);
    }

    /** Whether this device is lost, or was and has not opened everything again. */
    public boolean isLocked() {
        return !notes().isEmpty();
    }

    List<LossNote> notes() {
        if (disk.stat(file).isEmpty()) {
            return List.of();
        }
        List<LossNote> notes = new ArrayList<>();
        text().lines().forEach(line -> note(line).ifPresent(notes::add));
        return notes;
    }

    /** A line that was cut short by a crash never counted. */
    private static Optional<LossNote> note(String line) {
        try {
            return Optional.of(CODEC.decode(line.getBytes(UTF_8)));
        } catch (MalformedException torn) {
            return Optional.empty();
        }
    }

    private String text() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8 << 10];
        try (DiskReader in = disk.read(file)) {
            int part = in.read(0, buffer, 0, buffer.length);
            while (part > 0 && all.size() < BYTES_MAX) {
                all.write(buffer, 0, part);
                part = in.read(all.size(), buffer, 0, buffer.length);
            }
        }
        return all.toString(UTF_8);
    }

    /** The last step; empty if the device is not lost. */
    Optional<Step> last() {
        List<LossNote> notes = notes();
        return notes.isEmpty() ? Optional.empty() : Optional.of(notes.getLast().step());
    }

    /** The last note of a step. */
    Optional<LossNote> last(Step step) {
        return notes().reversed().stream().filter(note -> note.step() == step).findFirst();
    }

    /** Adds a line, durably. */
    void add(LossNote note) {
        byte[] line = ("\n" + new String(CODEC.encode(note), UTF_8) + "\n").getBytes(UTF_8);
        try (DiskWriter out = disk.append(file)) {
            out.write(line, 0, line.length);
            out.sync();
        }
        disk.syncFolder(folder());
    }

    /** The device is one like any other again. */
    void remove() {
        disk.delete(file);
        disk.syncFolder(folder());
    }

    private Path folder() {
        return Objects.requireNonNull(file.getParent(), "a journal lies in a folder");
    }
}
