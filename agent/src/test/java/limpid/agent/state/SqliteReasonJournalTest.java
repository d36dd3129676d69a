package limpid.agent.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonJournal;
import limpid.core.reason.ReasonJournalContract;
import limpid.core.reason.ReasonTransition;
import limpid.core.reason.Subject;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteReasonJournalTest implements ReasonJournalContract {
    private final List<SqliteReasonJournal> open = new ArrayList<>();

    @TempDir
    private Path folder;

    @Override
    public ReasonJournal subject() {
        return open();
    }

    private SqliteReasonJournal open() {
        SqliteReasonJournal journal = new SqliteReasonJournal(folder.resolve("history.db"), new SystemClock());
        open.add(journal);
        return journal;
    }

    @AfterEach
    void close() {
        open.forEach(SqliteReasonJournal::close);
    }

    @Test
    void goesOnAfterARestart() {
        Reason reason = Reason.of(ReasonCode.ROOT_MISSING, Subject.root("/home/ada"), T0);
        open().record(List.of(reason), T0);
        SqliteReasonJournal next = open();
        assertThat(next.holding()).containsExactly(reason);
        next.record(List.of(), T0.plusSeconds(5));
        assertThat(open().since(T0))
                .extracting(ReasonTransition::kind)
                .containsExactly(ReasonTransition.Kind.BEGAN, ReasonTransition.Kind.ENDED);
    }

    @Test
    void isReadByOthersWhileItIsWritten() {
        SqliteReasonJournal writing = open();
        SqliteReasonJournal reading = open();
        writing.record(List.of(Reason.of(ReasonCode.PAUSED, Subject.device(), T0)), T0);
        assertThat(reading.since(T0)).hasSize(1);
    }
}
