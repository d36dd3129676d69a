package limpid.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import limpid.core.id.HomeId;
import limpid.server.library.Rig;
import limpid.store.ledger.DirectoryTransaction;
import org.junit.jupiter.api.Test;

class AuditTest {
    private final Rig rig = new Rig();
    private final Audit audit = new Audit(rig.ledger, rig.clock, rig.chance);
    private final HomeId home = rig.owner.home();

    private Note planChanged(long bytes) {
        return Note.of(Party.operator(), Act.PLAN_CHANGED, Party.home(home, "Ann"), "192.0.2.7")
                .with("fromBytes", 7)
                .with("planBytes", bytes);
    }

    @Test
    void tellsWhatWasDoneWithTheLastFirst() {
        for (int i = 1; i <= 3; i++) {
            audit.note(planChanged(i));
        }
        assertThat(audit.list("", 10))
                .extracting(entry -> entry.detail().get("planBytes"))
                .containsExactly("3", "2", "1");
        assertThat(audit.list("", 1).getFirst().sentence())
                .isEqualTo("A command on the server's machine changed the plan of Ann from 7 to 3 bytes.");
    }

    @Test
    void goesOnAfterTheLastOneOfAPage() {
        for (int i = 1; i <= 5; i++) {
            audit.note(planChanged(i));
            rig.clock.pass(Duration.ofSeconds(1));
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        for (List<AuditEntry> page = audit.list(after, 2); !page.isEmpty(); page = audit.list(after, 2)) {
            page.forEach(entry -> seen.add(entry.detail().get("planBytes")));
            after = page.getLast().id();
        }
        assertThat(seen).containsExactly("5", "4", "3", "2", "1");
    }

    @Test
    void keepsWhatConcernsAHomeInTheHome() {
        audit.note(home, planChanged(9));
        assertThat(audit.list("", 10)).isEmpty();
        assertThat(audit.list(home, "", 10)).hasSize(1);
        HomeId other = rig.library
                .registry()
                .createHomeWithOwner("Eve", "eve@example.org", "")
                .home();
        assertThat(audit.list(other, "", 10)).isEmpty();
    }

    @Test
    void notesNothingWhenTheDeedFails() {
        assertThatThrownBy(() -> rig.ledger.administer(directory -> {
                    audit.note(directory.documents(), planChanged(1));
                    throw new IllegalStateException("the deed failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(audit.list("", 10)).isEmpty();
    }

    @Test
    void forgetsAfterFourHundredDays() {
        audit.note(planChanged(1));
        audit.note(home, planChanged(1));
        rig.clock.pass(Audit.KEPT.minusSeconds(1));
        audit.forget();
        assertThat(audit.list("", 10)).hasSize(1);
        audit.note(planChanged(2));
        rig.clock.pass(Duration.ofSeconds(2));
        audit.forget();
        assertThat(audit.list("", 10))
                .extracting(entry -> entry.detail().get("planBytes"))
                .containsExactly("2");
        assertThat(audit.list(home, "", 10)).isEmpty();
    }

    @Test
    void forgetsTheOldestWhenThereAreTooMany() {
        rig.ledger.administer(directory -> fill(directory, Audit.ENTRIES_MAX + 700));
        audit.forget();
        List<AuditEntry> last = audit.list("", 1);
        assertThat(last.getFirst().detail().get("planBytes")).isEqualTo(Integer.toString(Audit.ENTRIES_MAX + 700));
        int kept = 0;
        String after = "";
        for (List<AuditEntry> page = audit.list(after, 500); !page.isEmpty(); page = audit.list(after, 500)) {
            kept += page.size();
            after = page.getLast().id();
        }
        assertThat(kept).isBetween(Audit.ENTRIES_MAX - 1, Audit.ENTRIES_MAX + 1);
    }

    private int fill(DirectoryTransaction directory, int count) {
        for (int i = 1; i <= count; i++) {
            audit.note(directory.documents(), planChanged(i));
            rig.clock.pass(Duration.ofMillis(1));
        }
        return count;
    }

    @Test
    void cutsWhatIsTooLongAndPutsItOnOneLine() {
        Note note = Note.of(Party.operator(), Act.PERSON_DISABLED, Party.home(home, "x".repeat(500)), "")
                .with("reason", "a\nb" + "c".repeat(1000));
        audit.note(note);
        AuditEntry entry = audit.list("", 1).getFirst();
        assertThat(entry.whom().orElseThrow().name()).hasSize(100);
        assertThat(entry.detail().get("reason")).hasSize(300).startsWith("a b").endsWith("…");
    }
}
