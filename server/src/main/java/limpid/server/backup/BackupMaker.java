package limpid.server.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.host.time.Clock;
import limpid.server.operator.Operator.BackupLine;

/** Makes one backup and notes what came of it, whoever asked for it. */
public final class BackupMaker {
    private final Copying copying;
    private final BackupBook book;
    private final Clock clock;

    public BackupMaker(Copying copying, BackupBook book, Clock clock) {
        this.copying = copying;
        this.book = book;
        this.clock = clock;
    }

    /** Copies all data to a folder that is empty or not there, reads it again and compares. */
    public interface Copying {
        BackupLine to(Path folder);
    }

    /** Makes one in {@code folder}. Fails with: what copying says; that is noted, too. */
    public BackupLine make(Path folder) {
        Instant at = clock.now();
        try {
            BackupLine made = copying.to(folder);
            book.note(new BackupEntry(
                    at,
                    folder.toString(),
                    made.files(),
                    made.bytes(),
                    Optional.of(clock.now()),
                    true,
                    "Read again and found equal."));
            return made;
        } catch (ReasonException failure) {
            book.note(new BackupEntry(
                    at,
                    folder.toString(),
                    0,
                    0,
                    Optional.empty(),
                    false,
                    ReasonTexts.english().sentence(failure.reason())));
            throw failure;
        }
    }
}
