package limpid.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Small records: one by its id, many in order, each topic apart from the others. */
public interface DocumentRowsContract extends LedgerSubject {
    private static DocumentRow row(String topic, String id) {
        return new DocumentRow(topic, id, "{\"of\":\"" + topic + " " + id + "\"}");
    }

    /** Three of one topic, between two others that sort before and after it. */
    private static void fill(DocumentRows rows) {
        rows.putDocument(row("m", "b"));
        rows.putDocument(row("a", "x"));
        rows.putDocument(row("z", "0"));
        rows.putDocument(row("m", "c"));
        rows.putDocument(new DocumentRow("m", "a", "{}"));
        rows.putDocument(row("m", "a"));
    }

    @Test
    default void keepsDocumentsByTopicAndId() {
        write(home -> fill(home.documents()));
        assertThat(found(home -> home.documents().document("m", "a")))
                .contains(row("m", "a").body());
        assertThat(found(home -> home.documents().document("m", "x"))).isEmpty();
        write(home -> home.documents().dropDocument("m", "a"));
        write(home -> home.documents().dropDocument("m", "a"));
        assertThat(found(home -> home.documents().document("m", "a"))).isEmpty();
        assertThat(found(home -> home.documents().document("a", "x"))).isPresent();
    }

    @Test
    default void listsOneTopicInOrderFromBothEnds() {
        write(home -> fill(home.documents()));
        assertThat(listed(home -> home.documents().documents("m", "", 9)))
                .containsExactly(row("m", "a"), row("m", "b"), row("m", "c"));
        assertThat(listed(home -> home.documents().documents("m", "a", 1))).containsExactly(row("m", "b"));
        assertThat(listed(home -> home.documents().documents("m", "c", 9))).isEmpty();
        assertThat(listed(home -> home.documents().documentsBefore("m", "~", 2)))
                .containsExactly(row("m", "c"), row("m", "b"));
        assertThat(listed(home -> home.documents().documentsBefore("m", "b", 9)))
                .containsExactly(row("m", "a"));
        assertThat(listed(home -> home.documents().documentsBefore("m", "a", 9)))
                .isEmpty();
    }

    @Test
    default void forgetsWhatComesBeforeAnId() {
        write(home -> fill(home.documents()));
        write(home -> home.documents().dropDocumentsBefore("m", "c"));
        assertThat(listed(home -> home.documents().documents("m", "", 9))).containsExactly(row("m", "c"));
        assertThat(listed(home -> home.documents().documents("a", "", 9))).containsExactly(row("a", "x"));
    }

    @Test
    default void keepsDocumentsOfTheServerApartFromThoseOfHomes() {
        write(home -> fill(home.documents()));
        administer(directory -> directory.documents().putDocument(new DocumentRow("m", "a", "[]")));
        assertThat(found(home -> home.documents().document("m", "a")))
                .contains(row("m", "a").body());
        String above = ledger().administer(
                        directory -> directory.documents().document("m", "a").orElseThrow());
        assertThat(above).isEqualTo("[]");
        assertThat(listed(home -> home.documents().documents("m", "", 9))).hasSize(3);
    }

    @Test
    default void forgetsWhatIsAboutSomebody() {
        List<DocumentRow> about = List.of(
                new DocumentRow("account", "p-1", "{}"),
                new DocumentRow("passkey", "p-1.abc", "{}"),
                new DocumentRow("history.p-1", "000", "{}"),
                new DocumentRow("history.p-1.bad", "000", "{}"));
        List<DocumentRow> others = List.of(
                new DocumentRow("account", "p-10", "{}"),
                new DocumentRow("account", "p-2", "{}"),
                new DocumentRow("history.p-10", "000", "{}"),
                new DocumentRow("p-1x", "000", "{}"),
                new DocumentRow("passkey", "p-2.p-1", "{}"));
        write(home -> about.forEach(home.documents()::putDocument));
        write(home -> others.forEach(home.documents()::putDocument));
        write(home -> home.documents().dropAbout("p-1"));
        for (DocumentRow row : about) {
            assertThat(found(home -> home.documents().document(row.topic(), row.id())))
                    .isEmpty();
        }
        for (DocumentRow row : others) {
            assertThat(found(home -> home.documents().document(row.topic(), row.id())))
                    .isPresent();
        }
    }
}
