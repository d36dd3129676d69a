package limpid.cli.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import limpid.core.reason.ReasonException;
import limpid.host.chance.Chance;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskWriter;
import limpid.host.time.Clock;
import limpid.wire.message.Release;

/** Keeps defects as files in a folder of its own, one each. */
public final class DefectFiles implements DefectRecord {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final int ID_BYTES = 4;

    private final Path folder;
    private final Disk disk;
    private final Clock clock;
    private final Chance chance;

    public DefectFiles(Path folder, Disk disk, Clock clock, Chance chance) {
        this.folder = folder;
        this.disk = disk;
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public String keep(Throwable defect) {
        String id = DAY.format(clock.now()) + "-" + HexFormat.of().formatHex(chance.bytes(ID_BYTES));
        StringWriter text = new StringWriter();
        text.append("limpid ")
                .append(Release.VERSION)
                .append(", ")
                .append(clock.now().toString())
                .append('\n');
        defect.printStackTrace(new PrintWriter(text, true));
        try {
            write(folder.resolve(id + ".txt"), text.toString().getBytes(UTF_8));
            return id + " (its trace is in " + folder.resolve(id + ".txt") + ")";
        } catch (ReasonException e) {
            // The trace is all that would help; where it cannot be kept, the id and the code of why have to do.
            return id + " (its trace could not be kept: " + e.reason().code() + ")";
        }
    }

    private void write(Path file, byte[] bytes) {
        disk.createFolders(folder);
        try (DiskWriter out = disk.create(file)) {
            out.write(bytes, 0, bytes.length);
        }
    }
}
