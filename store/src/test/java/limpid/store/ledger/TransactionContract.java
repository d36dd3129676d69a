package limpid.store.ledger;

import static limpid.store.ledger.SomeRows.ADA;
import static limpid.store.ledger.SomeRows.FILES;
import static limpid.store.ledger.SomeRows.HOME;
import static limpid.store.ledger.SomeRows.LAPTOP;
import static limpid.store.ledger.SomeRows.NOON;
import static limpid.store.ledger.SomeRows.NOTES;
import static limpid.store.ledger.SomeRows.OTHER_HOME;
import static limpid.store.ledger.SomeRows.chunk;
import static limpid.store.ledger.SomeRows.collection;
import static limpid.store.ledger.SomeRows.content;
import static limpid.store.ledger.SomeRows.deleted;
import static limpid.store.ledger.SomeRows.device;
import static limpid.store.ledger.SomeRows.file;
import static limpid.store.ledger.SomeRows.gone;
import static limpid.store.ledger.SomeRows.hash;
import static limpid.store.ledger.SomeRows.id;
import static limpid.store.ledger.SomeRows.longContent;
import static limpid.store.ledger.SomeRows.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.reason.ReasonException;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ItemRows.CursorRow;
import limpid.store.ledger.ItemRows.NameRef;
import org.junit.jupiter.api.Test;

/** All or nothing, in order, and homes apart. */
public interface TransactionContract extends LedgerSubject {
    @Test
    default void returnsWhatTheWorkReturned() {
        assertThat(ledger().<String>write(HOME, _ -> "written")).isEqualTo("written");
        assertThat(ledger().<String>read(HOME, _ -> "read")).isEqualTo("read");
        assertThat(ledger().<String>administer(_ -> "administered")).isEqualTo("administered");
    }

    @Test
    default void keepsNothingOfWorkThatThrows() {
        Item old = file(1, "a");
        write(home -> {
            fillWith(home, old);
            home.contents().putChunks(List.of(packed(1, "p1"), packed(2, "p1")));
        });

        List<Object> before = read(TransactionContract::picture);
        assertThatThrownBy(() -> write(home -> {
                    changeEverything(home, old);
                    assertThat(picture(home)).doesNotContainAnyElementsOf(List.of(before.get(0), before.get(1)));
                    throw new IllegalStateException("as planned");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("as planned");
        assertThat(this.<List<Object>>read(TransactionContract::picture)).isEqualTo(before);
    }

    private static void changeEverything(HomeTransaction home, Item old) {
        home.putHome(new HomeRow("changed", 1, 1, 1, 1, 1, true));
        home.putCollection(collection(FILES, 77));
        home.putDevice(device(LAPTOP, "changed"));
        home.addHint("changes", "files", 9);
        home.dropHints(1);
        home.items().put(FILES, List.of(deleted(old, 2), file(3, "c")));
        home.items().putVersions(FILES, List.of(gone(old, 1)));
        home.items().putCursor(new CursorRow(FILES, LAPTOP, 99, NOON));
        home.contents().putChunks(List.of(packed(3, "p2")));
        home.contents().dropChunks(List.of(chunk(1)));
        home.contents().putParts(longContent(8), List.of(chunk(2)));
        home.contents().pin(List.of(chunk(2)), NOON.plusSeconds(1));
    }

    /** What {@link #changeEverything} changes, in values that can be compared. */
    private static List<Object> picture(HomeTransaction home) {
        return List.of(
                home.homeRow(),
                home.collections(),
                home.devices(),
                home.hints(0, 10),
                home.items().changes(FILES, 0, 99, false, 10),
                home.items().versions(FILES, id(1)),
                home.items().cursors(FILES),
                home.contents().chunksIn("p1").stream().map(ChunkRow::id).toList(),
                home.contents().chunksIn("p2").stream().map(ChunkRow::id).toList(),
                home.contents().hasParts(longContent(8)),
                home.contents().pins(List.of(chunk(2))));
    }

    private static void fillWith(HomeTransaction home, Item item) {
        home.putHome(HomeRow.empty("Ada's home", 100, 7));
        home.putCollection(collection(FILES, item.seq()));
        home.putDevice(device(LAPTOP, "{}"));
        home.items().put(FILES, List.of(item));
        home.addHint("changes", "files", item.seq());
    }

    @Test
    default void hintNumbersOfWorkThatThrowsAreGivenAgainOrSkippedButNeverGoBack() {
        long first = ledger().<Long>write(HOME, home -> home.addHint("changes", "files", 1));
        assertThatThrownBy(() -> write(home -> {
                    home.addHint("changes", "files", 2);
                    throw new IllegalStateException("as planned");
                }))
                .isInstanceOf(IllegalStateException.class);
        write(home -> home.dropHints(Long.MAX_VALUE));
        assertThat(ledger().<Long>write(HOME, home -> home.addHint("changes", "files", 2)))
                .isGreaterThan(first);
    }

    @Test
    default void passesAReasonOnAndGoesOnAfterIt() {
        ReasonException reason = assertThrown();
        putItems(file(1, "a"));
        assertThat(reason.reason().code().name()).isEqualTo("ACCOUNT_DISABLED");
        assertThat(listed(home -> home.items().changes(FILES, 0, 9, false, 9))).hasSize(1);
    }

    private ReasonException assertThrown() {
        try {
            write(_ -> {
                throw new ReasonException(limpid.core.reason.Reason.of(
                        limpid.core.reason.ReasonCode.ACCOUNT_DISABLED, limpid.core.reason.Subject.home(), NOON));
            });
        } catch (ReasonException e) {
            return e;
        }
        throw new AssertionError("the reason was swallowed");
    }

    @Test
    default void keepsNothingOfAdministrationThatThrows() {
        assertThatThrownBy(() -> ledger().administer(directory -> {
                    directory.addHome(HOME);
                    directory.putFact("server", "s1");
                    throw new IllegalStateException("as planned");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ledger().<Boolean>administer(directory ->
                        directory.homes().isEmpty() && directory.fact("server").isEmpty()))
                .isTrue();
    }

    @Test
    default void showsItsOwnWritesToTheWork() {
        write(home -> {
            home.items().put(FILES, List.of(file(1, "a")));
            home.contents().putChunks(List.of(packed(5, "p")));
            assertThat(home.items().byIds(FILES, List.of(id(1)))).hasSize(1);
            assertThat(home.contents().chunks(List.of(chunk(5)))).hasSize(1);
            assertThat(home.items().uses(content(1))).isTrue();
        });
    }

    @Test
    default void refusesTwoItemsAtOneSequence() {
        putItems(file(1, "a"));
        assertThatThrownBy(() -> putItems(withSeq(file(2, "b"), 1))).isInstanceOf(IllegalStateException.class);
        assertThat(listed(home -> home.items().changes(FILES, 0, 9, false, 9))).containsExactly(file(1, "a"));
    }

    private static Item withSeq(Item item, long seq) {
        return new Item(
                item.id(),
                1,
                seq,
                item.place(),
                item.kind(),
                item.content(),
                item.attributes(),
                false,
                item.by(),
                item.editedAt());
    }

    @Test
    default void refusesTwoLiveItemsOfOneName() {
        putItems(file(1, "Report.txt"));
        assertThatThrownBy(() -> putItems(file(2, "Report.txt"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> putItems(file(3, "x"), file(4, "x"))).isInstanceOf(IllegalStateException.class);
        assertThat(listed(home -> home.items().changes(FILES, 0, 9, false, 9))).containsExactly(file(1, "Report.txt"));
    }

    @Test
    default void refusesOneItemTwiceInABatch() {
        assertThatThrownBy(() -> putItems(file(1, "a"), withSeq(file(1, "b"), 2)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(listed(home -> home.items().changes(FILES, 0, 9, false, 9))).isEmpty();
    }

    @Test
    default void keepsHomesApart() {
        Item item = file(1, "a", longContent(1));
        write(home -> {
            fillWith(home, item);
            home.items().putVersions(FILES, List.of(gone(item, 1)));
            home.items().putCursor(new CursorRow(FILES, LAPTOP, 1, NOON));
            home.contents().putChunks(List.of(packed(1, "p1")));
            home.contents().putParts(longContent(1), List.of(chunk(2)));
            home.contents().pin(List.of(chunk(1)), NOON);
            home.putGrant(new GrantRow("g", LAPTOP, ADA, 5, NOON));
            home.putAnswer(new AnswerRow(LAPTOP, "key", hash("body"), new byte[] {1}, NOON));
            home.putSession(new SessionRow(hash("s"), "s", SomeRows.ADA, "browser", "", NOON, NOON, NOON));
            home.documents().putDocument(new DocumentRow("topic", "id", "{}"));
            home.putPerson(PersonRow.of(SomeRows.ADA, "ada@example.org", "Ada", Role.OWNER, NOON));
        });
        ledger().read(OTHER_HOME, other -> {
            assertThat(seenOf(other)).allMatch(List::isEmpty);
            return true;
        });
        ledger().write(OTHER_HOME, other -> {
            // The same ids once more, in another home: both stand.
            other.items().put(FILES, List.of(item));
            other.contents().dropChunks(List.of(chunk(1)));
            other.contents().dropParts(longContent(1));
            other.contents().dropPins(NOON.plusSeconds(9));
            other.items().dropVersion(FILES, id(1), 1);
            other.dropGrant("g");
            other.dropAnswers(NOON.plusSeconds(9));
            other.dropSessions(NOON.plusSeconds(9));
            other.dropHints(9);
            other.documents().dropDocument("topic", "id");
            other.documents().dropDocumentsBefore("topic", "z");
            return true;
        });
        assertThat(read(TransactionContract::seenOf)).noneMatch(List::isEmpty);
    }

    private static List<List<?>> seenOf(HomeTransaction home) {
        ItemRows items = home.items();
        ContentRows contents = home.contents();
        return List.of(
                home.homeRow().stream().toList(),
                home.persons(),
                home.devices(),
                home.collections(),
                home.hints(0, 9),
                home.grant("g").stream().toList(),
                home.grantsExpiring(NOON.plusSeconds(9)),
                home.answer(LAPTOP, "key").stream().toList(),
                home.session(hash("s")).stream().toList(),
                home.sessions(),
                home.documents().documents("topic", "", 9),
                items.changes(FILES, 0, 9, false, 9),
                items.between(FILES, ItemId.ROOT, new ItemId(-1, -1), 9),
                items.children(FILES, ItemId.ROOT, "", 9),
                items.named(FILES, List.of(new NameRef(ItemId.ROOT, "a"))),
                List.copyOf(items.byIds(FILES, List.of(id(1))).values()),
                items.versions(FILES, id(1)),
                items.versionsReplacedBefore(FILES, NOON.plusSeconds(9), 9),
                items.cursors(FILES),
                items.uses(longContent(1)) ? List.of(1) : List.of(),
                List.copyOf(contents.chunks(List.of(chunk(1))).values()),
                contents.chunksIn("p1"),
                contents.hasParts(longContent(1)) ? List.of(1) : List.of(),
                List.copyOf(contents.kept(List.of(chunk(1)), NOON)),
                List.copyOf(contents.kept(List.of(chunk(2)), NOON)),
                List.copyOf(contents.pins(List.of(chunk(1))).values()));
    }

    @Test
    default void keepsCollectionsApart() {
        putItems(file(1, "a"));
        write(home -> home.items().put(NOTES, List.of(file(1, "a"))));
        write(home -> home.items().put(NOTES, List.of(deleted(file(1, "a"), 2))));
        assertThat(listed(home -> home.items().changes(FILES, 0, 9, true, 9))).containsExactly(file(1, "a"));
        assertThat(listed(home -> home.items().changes(NOTES, 0, 9, true, 9))).isEmpty();
        assertThat(told(home -> home.items().uses(content(1)))).isTrue();
    }

    @Test
    default void givesConcurrentWritersOneOrderWithoutGaps() throws InterruptedException {
        int writers = 6;
        int each = 15;
        long total = (long) writers * each;
        write(home -> home.putCollection(collection(FILES, 0)));
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            int number = writer;
            tasks.add(() -> {
                for (int i = 0; i < each; i++) {
                    appendOne("w" + number + "-" + i, number * 1000L + i + 1);
                }
                return true;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(tasks).forEach(TransactionContract::finish);
        }
        List<Item> all = listed(home -> home.items().changes(FILES, 0, Long.MAX_VALUE, false, 1000));
        assertThat(all)
                .extracting(Item::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, total).boxed().toList());
        assertThat(found(home -> home.collection(FILES)).orElseThrow().headSeq())
                .isEqualTo(total);
    }

    private void appendOne(String name, long n) {
        write(home -> {
            long seq = home.collection(FILES).orElseThrow().headSeq() + 1;
            home.items().put(FILES, List.of(withSeq(file(n, name), seq)));
            home.putCollection(collection(FILES, seq));
        });
    }

    @Test
    default void aFailingWriterDoesNotDisturbThoseBesideIt() throws InterruptedException {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int writer = 1; writer <= 40; writer++) {
            int number = writer;
            tasks.add(() -> ledger().<Boolean>write(HOME, home -> {
                home.items().put(FILES, List.of(file(number, "f" + number)));
                if (number % 2 == 0) {
                    throw new IllegalStateException("as planned");
                }
                return true;
            }));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> ends = threads.invokeAll(tasks);
            for (int i = 0; i < ends.size(); i++) {
                assertThat(ends.get(i).state() == Future.State.SUCCESS).isEqualTo((i + 1) % 2 == 1);
            }
        }
        assertThat(listed(home -> home.items().changes(FILES, 0, 99, false, 99)))
                .hasSize(20)
                .allMatch(item -> item.seq() % 2 == 1);
    }

    @Test
    default void readersSeeWholeTransactionsOnly() throws InterruptedException {
        write(home -> home.putCollection(collection(FILES, 0)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writer = threads.submit(() -> {
                for (int n = 1; n <= 30; n++) {
                    appendOne("f" + n, n);
                }
            });
            do {
                ledger().read(HOME, home -> {
                    long head = home.collection(FILES).orElseThrow().headSeq();
                    assertThat(home.items().changes(FILES, 0, Long.MAX_VALUE, false, 100))
                            .hasSize(Math.toIntExact(head));
                    return true;
                });
            } while (!writer.isDone());
            finish(writer);
        }
    }

    private static void finish(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
