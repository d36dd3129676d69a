package limpid.server.library;

import static limpid.server.library.Rig.FILES;
import static limpid.server.library.Rig.delete;
import static limpid.server.library.Rig.file;
import static limpid.server.library.Rig.folder;
import static limpid.server.library.Rig.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.reason.ReasonCode;
import limpid.server.admin.Recount;
import limpid.server.library.Disposal.Gone;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Role;
import limpid.wire.message.RestoreOrder.Extent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DisposalTest {
    private static final ItemId ROOT = ItemId.ROOT;
    private final Rig rig = new Rig();
    private final Caller ann = rig.ann;
    private final Disposal disposal = new Disposal(rig.hooked, rig.clock);
    private final ItemId film = rig.id();
    private final ItemId box = rig.id();
    private final ItemId note = rig.id();

    /** A film that was replaced twice, and a box with a note that went. */
    private void story() {
        rig.done(ann, file(film, 0, ROOT, "film", rig.sent(ann, 900)), folder(box, 0, ROOT, "box"));
        rig.done(ann, file(note, 0, box, "note", rig.text("abc")));
        rig.done(ann, file(film, 1, ROOT, "film", rig.sent(ann, 800)));
        rig.done(ann, file(film, 2, ROOT, "film", rig.sent(ann, 700)));
        rig.done(ann, file(note, 1, box, "note", rig.text("abcd")));
        rig.done(ann, delete(note, 2), delete(box, 1));
    }

    private long kept() {
        return rig.library.registry().space(ann.home()).keptBytes();
    }

    @AfterEach
    void sumsAreExact() {
        assertThat(new Recount(rig.ledger, rig.clock).look(ann.home())).isEmpty();
    }

    @Test
    void deletesAFolderForEverWithWhatWasInIt() {
        story();
        assertThat(kept()).isEqualTo(900 + 800 + 3 + 4);
        assertThat(disposal.deleted(rig.owner, FILES, List.of(box))).isEqualTo(new Gone(2, 7, false));
        assertThat(rig.library
                        .history()
                        .deleted(ann, FILES, Optional.empty(), 9)
                        .deleted())
                .isEmpty();
        assertThat(kept()).isEqualTo(1700);
        assertThat(disposal.deleted(rig.owner, FILES, List.of(box))).isEqualTo(Gone.NOTHING);
        assertThat(reasonOf(() -> rig.library.history().restore(ann, FILES, box, Extent.EVERYTHING))
                        .code())
                .isEqualTo(ReasonCode.NOT_FOUND);
    }

    @Test
    void neverTouchesWhatLivesOrCameBack() {
        story();
        rig.library.history().restore(ann, FILES, box, Extent.EVERYTHING);
        assertThat(disposal.deleted(rig.owner, FILES, List.of(box, note, film))).isEqualTo(Gone.NOTHING);
        assertThat(disposal.allDeleted(rig.owner, FILES)).isEqualTo(Gone.NOTHING);
        assertThat(rig.library.history().versions(ann, FILES, film)).hasSize(2);
    }

    @Test
    void letsGoOfOldVersionsAndKeepsWhatIsDeleted() {
        story();
        assertThat(disposal.replaced(rig.owner, FILES, List.of(film, note))).isEqualTo(new Gone(1, 1700, false));
        assertThat(rig.library.history().versions(ann, FILES, film)).isEmpty();
        assertThat(rig.library
                        .history()
                        .restore(ann, FILES, box, Extent.EVERYTHING)
                        .items())
                .isEqualTo(2);
    }

    @Test
    void emptiesOneOrTheOther() {
        story();
        assertThat(disposal.allReplaced(rig.owner, FILES)).isEqualTo(new Gone(1, 1700, false));
        assertThat(kept()).isEqualTo(7);
        assertThat(disposal.allDeleted(rig.owner, FILES)).isEqualTo(new Gone(2, 7, false));
        assertThat(kept()).isZero();
    }

    @Test
    void knowsNothingOfWhatIsNotOnesOwn() {
        story();
        Resident bea = rig.library.registry().addPerson(ann.home(), "Bea", "bea@example.org", "", Role.OWNER);
        CollectionId beas = new CollectionId("files-" + bea.person());
        Resident eve = rig.library.registry().createHomeWithOwner("Eve", "eve@example.org", "");
        for (Runnable attempt : List.<Runnable>of(
                () -> disposal.allDeleted(bea, FILES),
                () -> disposal.allReplaced(bea, FILES),
                () -> disposal.deleted(bea, FILES, List.of(box)),
                () -> disposal.replaced(bea, FILES, List.of(film)),
                () -> disposal.deleted(bea, beas, List.of(box)),
                () -> disposal.deleted(eve, FILES, List.of(box)),
                () -> disposal.replaced(eve, FILES, List.of(film)))) {
            assertThat(reasonOf(attempt).code()).isEqualTo(ReasonCode.NOT_FOUND);
        }
        assertThat(disposal.allDeleted(eve, FILES)).isEqualTo(Gone.NOTHING);
        assertThat(kept()).isEqualTo(1707);
    }
}
