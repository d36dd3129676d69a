package limpid.server.library;

import static limpid.server.library.Rig.delete;
import static limpid.server.library.Rig.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.change.ChangeToken;
import limpid.core.change.TokenOutcome;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.store.memory.MemoryLedger;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.Hint;
import limpid.wire.message.Protocol;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final ItemId ROOT = ItemId.ROOT;
    private final Rig rig = new Rig();
    private final Caller ann = rig.ann;

    private ChangesPage changes(Optional<ChangeToken> since, int limit) {
        return rig.library.changes(ann, Rig.FILES, since, limit);
    }

    private ChangesPage sinceEnd(ChangesPage page) {
        return changes(Optional.of(page.next()), Protocol.PAGE_ITEMS_MAX);
    }

    private ChangesPage all() {
        return changes(Optional.empty(), Protocol.PAGE_ITEMS_MAX);
    }

    private ItemId add(String name) {
        ItemId id = rig.id();
        rig.done(ann, file(id, 0, ROOT, name, rig.text(name)));
        return id;
    }

    @Test
    void listsWhatLivesAndThenWhatChanged() {
        ItemId first = add("first");
        add("second");
        rig.done(ann, delete(first, 1));
        ChangesPage listed = all();
        assertThat(listed.outcome()).isEqualTo(TokenOutcome.OK);
        assertThat(listed.items())
                .extracting(item -> item.place().name().text())
                .containsExactly("second");
        assertThat(listed.inline()).hasSize(1);
        assertThat(listed.digest())
                .isEqualTo(rig.library.collections(ann).getFirst().digest());
        assertThat(sinceEnd(listed).items()).isEmpty();
        assertThat(sinceEnd(listed).outcome()).isEqualTo(TokenOutcome.OK);
    }

    @Test
    void pagesThroughAListingAndTellsOfDeletionsDuringIt() {
        List<ItemId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(add("n" + i));
        }
        ChangesPage one = changes(Optional.empty(), 2);
        assertThat(one.outcome()).isEqualTo(TokenOutcome.MORE);
        assertThat(one.seq()).isEqualTo(2);
        rig.done(ann, delete(ids.get(0), 1), delete(ids.get(3), 1));
        ChangesPage two = changes(Optional.of(one.next()), 2);
        ChangesPage three = changes(Optional.of(two.next()), 2);
        assertThat(two.items()).extracting(Item::id).containsExactly(ids.get(2), ids.get(4));
        assertThat(two.outcome()).isEqualTo(TokenOutcome.MORE);
        assertThat(three.items()).extracting(Item::id).containsExactly(ids.get(0), ids.get(3));
        assertThat(three.items()).allMatch(Item::deleted);
        assertThat(three.outcome()).isEqualTo(TokenOutcome.OK);
    }

    @Test
    void endsAPageBeforeItsInlineBytesGrowTooLong() {
        for (int i = 0; i < 300; i++) {
            rig.done(ann, file(rig.id(), 0, ROOT, "n" + i, rig.text((i + "x").repeat(2000))));
        }
        ChangesPage page = all();
        assertThat(page.outcome()).isEqualTo(TokenOutcome.MORE);
        assertThat(page.inline().values().stream()
                        .mapToLong(bytes -> bytes.length)
                        .sum())
                .isLessThanOrEqualTo(Protocol.PAGE_INLINE_BYTES_MAX);
        int found = page.items().size();
        while (page.outcome() == TokenOutcome.MORE) {
            page = sinceEnd(page);
            found += page.items().size();
        }
        assertThat(found).isEqualTo(300);
    }

    @Test
    void callsATokenForgedThatItDidNotMake() {
        ChangesPage page = all();
        char other = page.next().text().charAt(20) == 'A' ? 'B' : 'A';
        String text =
                page.next().text().substring(0, 20) + other + page.next().text().substring(21);
        assertThat(changes(Optional.of(new ChangeToken(text)), 1).outcome()).isEqualTo(TokenOutcome.FORGED);
        assertThat(changes(Optional.of(new ChangeToken("x")), 1).outcome()).isEqualTo(TokenOutcome.FORGED);
    }

    @Test
    void callsATokenOfAnotherHomeForged() {
        var home = rig.library.registry().createHomeWithOwner("Eve", "eve@example.org", "");
        Caller eve = new Caller(home.home(), home.person(), ann.device());
        ChangeToken theirs =
                rig.library.changes(eve, Rig.FILES, Optional.empty(), 1).next();
        assertThat(changes(Optional.of(theirs), 1).outcome()).isEqualTo(TokenOutcome.FORGED);
    }

    @Test
    void goesOnFromTheTokenOfAPageWithoutItems() {
        add("a");
        ChangesPage forged = changes(Optional.of(new ChangeToken("x")), 1);
        assertThat(sinceEnd(forged).items()).hasSize(1);
    }

    @Test
    void sendsEveryDeviceAgainWhenATokenIsAheadOfTheServer() {
        add("a");
        MemoryLedger copy = rig.ledger.copy();
        ChangesPage bobs = rig.library.changes(rig.bob, Rig.FILES, Optional.empty(), 10);
        add("b");
        ChangesPage anns = all();
        rig.ledger.putBack(copy);
        List<Hint> heard = new ArrayList<>();
        rig.library.hints().subscribe(ann.home(), heard::add);
        ChangesPage ahead = sinceEnd(anns);
        assertThat(ahead.outcome()).isEqualTo(TokenOutcome.AHEAD);
        assertThat(ahead.epoch()).isNotEqualTo(anns.epoch());
        assertThat(heard).extracting(Hint::kind).containsExactly(Hint.Kind.CHANGED);
        assertThat(rig.library
                        .changes(rig.bob, Rig.FILES, Optional.of(bobs.next()), 10)
                        .outcome())
                .isEqualTo(TokenOutcome.EPOCH_CHANGED);
        assertThat(sinceEnd(anns).outcome()).isEqualTo(TokenOutcome.EPOCH_CHANGED);
        assertThat(all().items()).hasSize(1);
    }

    @Test
    void remembersHowFarADeviceHasCome() {
        add("a");
        ChangesPage page = all();
        assertThat(cursors()).isEmpty();
        sinceEnd(page);
        assertThat(cursors()).containsExactly(1L);
        add("b");
        sinceEnd(sinceEnd(page));
        assertThat(cursors()).containsExactly(2L);
    }

    private List<Long> cursors() {
        return rig.ledger.read(ann.home(), rows -> rows.items().cursors(Rig.FILES)).stream()
                .map(row -> row.seq())
                .toList();
    }

    @Test
    void writesNothingForAPullWithNothingNew() {
        add("a");
        ChangesPage page = sinceEnd(all());
        MemoryLedger before = rig.ledger.copy();
        rig.clock.pass(Duration.ofHours(1));
        sinceEnd(page);
        assertThat(seenAt(rig.ledger)).isEqualTo(seenAt(before));
    }

    private Instant seenAt(MemoryLedger ledger) {
        return ledger.read(
                ann.home(), rows -> rows.items().cursors(Rig.FILES).getFirst().seenAt());
    }
}
