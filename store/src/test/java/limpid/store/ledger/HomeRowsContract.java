package limpid.store.ledger;

import static limpid.store.ledger.SomeRows.ADA;
import static limpid.store.ledger.SomeRows.FILES;
import static limpid.store.ledger.SomeRows.HOME;
import static limpid.store.ledger.SomeRows.LAPTOP;
import static limpid.store.ledger.SomeRows.NOON;
import static limpid.store.ledger.SomeRows.NOTES;
import static limpid.store.ledger.SomeRows.OTHER_HOME;
import static limpid.store.ledger.SomeRows.PHONE;
import static limpid.store.ledger.SomeRows.collection;
import static limpid.store.ledger.SomeRows.device;
import static limpid.store.ledger.SomeRows.hash;
import static limpid.store.ledger.SomeRows.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.PersonId;
import limpid.store.ledger.DirectoryTransaction.CodeRow;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.ItemRows.CursorRow;
import limpid.store.ledger.PersonRow.Rights;
import limpid.store.ledger.PersonRow.Share;
import org.junit.jupiter.api.Test;

/** A home's own rows and what stands above homes: each comes back as it was put, and goes when it should. */
public interface HomeRowsContract extends LedgerSubject {
    @Test
    default void keepsTheHomesOwnRow() {
        assertThat(found(HomeTransaction::homeRow)).isEmpty();
        write(home -> home.putHome(new HomeRow("Ada's", 1L << 40, 2, 3, 4, Long.MIN_VALUE, false)));
        write(home -> home.putHome(new HomeRow("Ada's", 1L << 41, 3, 4, 5, Long.MIN_VALUE, true)));
        assertThat(found(HomeTransaction::homeRow))
                .contains(new HomeRow("Ada's", 1L << 41, 3, 4, 5, Long.MIN_VALUE, true));
        assertThat(read(HomeTransaction::home)).isEqualTo(HOME);
    }

    @Test
    default void keepsPersons() {
        PersonRow ada = PersonRow.of(ADA, "Ada@Example.org", "Ada Ünïcode 🜁", Role.OWNER, NOON)
                .withPassword("$argon2id$…")
                .with(new Rights(Role.OWNER, true, Optional.empty()));
        PersonRow bob = PersonRow.of(new PersonId("bob"), "bob@example.org", "Bob", Role.CHILD, noonPlus(1))
                .with(new Rights(Role.CHILD, false, Optional.of(noonPlus(3))))
                .with(new Share(5, Optional.of(1L << 40)));
        write(home -> {
            home.putPerson(bob);
            home.putPerson(PersonRow.of(ADA, "old@example.org", "", Role.OWNER, NOON));
            home.putPerson(ada);
        });
        assertThat(found(home -> home.person(ADA))).contains(ada);
        assertThat(found(home -> home.person(new PersonId("nobody")))).isEmpty();
        assertThat(listed(HomeTransaction::persons)).containsExactly(ada, bob);
    }

    @Test
    default void keepsDevices() {
        DeviceRow revoked = new DeviceRow(
                PHONE,
                ADA,
                "Phone",
                "Android",
                hash("secret"),
                NOON,
                noonPlus(7),
                Optional.of(noonPlus(9)),
                Optional.of(new DeviceRow.Hold("CREDENTIALS_REJECTED", noonPlus(8), "Firefox at 192.0.2.7")),
                "");
        write(home -> {
            home.putDevice(revoked);
            home.putDevice(device(LAPTOP, ""));
            home.putDevice(device(LAPTOP, "{\"a\":1}"));
        });
        assertThat(found(home -> home.device(PHONE))).contains(revoked);
        assertThat(listed(HomeTransaction::devices)).containsExactly(device(LAPTOP, "{\"a\":1}"), revoked);
    }

    @Test
    default void keepsCollections() {
        write(home -> {
            home.putCollection(collection(NOTES, 1));
            home.putCollection(collection(FILES, 1));
            home.putCollection(collection(FILES, 2));
        });
        assertThat(found(home -> home.collection(FILES))).contains(collection(FILES, 2));
        assertThat(listed(HomeTransaction::collections)).containsExactly(collection(FILES, 2), collection(NOTES, 1));
    }

    @Test
    default void forgetsSomebodyWithTheirDevicesAndCollections() {
        CursorRow seen = new CursorRow(NOTES, LAPTOP, 3, NOON);
        write(home -> {
            home.putPerson(PersonRow.of(ADA, "ada@example.org", "Ada", Role.OWNER, NOON));
            home.putDevice(device(LAPTOP, ""));
            home.putDevice(device(PHONE, ""));
            home.putCollection(collection(FILES, 1));
            home.putCollection(collection(NOTES, 1));
            home.items().putCursor(seen);
        });
        for (int times = 0; times < 2; times++) {
            write(home -> {
                home.dropPerson(ADA);
                home.dropDevice(LAPTOP);
                home.dropCollection(NOTES);
            });
        }
        assertThat(listed(HomeTransaction::persons)).isEmpty();
        assertThat(listed(HomeTransaction::devices)).containsExactly(device(PHONE, ""));
        assertThat(listed(HomeTransaction::collections)).containsExactly(collection(FILES, 1));
        assertThat(listed(home -> home.items().cursors(NOTES))).isEmpty();
    }

    @Test
    default void keepsSessionsUntilTheyExpireOrAreDropped() {
        SessionRow one = session("1", noonPlus(10));
        SessionRow two = session("2", noonPlus(20));
        SessionRow three = session("3", noonPlus(30));
        write(home -> List.of(one, two, three).forEach(home::putSession));
        write(home -> home.dropSessions(noonPlus(20)));
        assertThat(found(home -> home.session(hash("1")))).isEmpty();
        assertThat(found(home -> home.session(hash("2")))).contains(two);
        assertThat(listed(HomeTransaction::sessions)).containsExactlyInAnyOrder(two, three);
        write(home -> home.dropSession(hash("2")));
        assertThat(found(home -> home.session(hash("2")))).isEmpty();
        assertThat(found(home -> home.session(hash("3")))).contains(three);
    }

    private static SessionRow session(String secret, Instant expires) {
        return new SessionRow(hash(secret), "id-" + secret, ADA, "Firefox", "192.0.2.7", NOON, noonPlus(1), expires);
    }

    @Test
    default void givesHintsInOrderAfterANumber() {
        long[] numbers = new long[3];
        write(home -> {
            numbers[0] = home.addHint("changes", "files", 1);
            numbers[1] = home.addHint("plan", "", 0);
        });
        write(home -> numbers[2] = home.addHint("changes", "files", 2));
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(listed(home -> home.hints(numbers[0], 10)))
                .containsExactly(
                        new HintRow(numbers[1], "plan", "", 0), new HintRow(numbers[2], "changes", "files", 2));
        assertThat(listed(home -> home.hints(0, 1))).containsExactly(new HintRow(numbers[0], "changes", "files", 1));
        write(home -> home.dropHints(numbers[1]));
        assertThat(listed(home -> home.hints(0, 10)))
                .extracting(HintRow::number)
                .containsExactly(numbers[2]);
    }

    @Test
    default void keepsGrantsAndNamesThoseThatExpire() {
        GrantRow late = new GrantRow("late", LAPTOP, ADA, 1L << 40, noonPlus(20));
        GrantRow soon = new GrantRow("soon", PHONE, ADA, 5, noonPlus(10));
        write(home -> {
            home.putGrant(late);
            home.putGrant(new GrantRow("soon", PHONE, ADA, 50, noonPlus(10)));
            home.putGrant(soon);
        });
        assertThat(found(home -> home.grant("soon"))).contains(soon);
        assertThat(listed(home -> home.grantsExpiring(noonPlus(10)))).isEmpty();
        assertThat(listed(home -> home.grantsExpiring(noonPlus(11)))).containsExactly(soon);
        assertThat(listed(home -> home.grantsExpiring(noonPlus(99)))).containsExactly(soon, late);
        write(home -> home.dropGrant("soon"));
        assertThat(found(home -> home.grant("soon"))).isEmpty();
    }

    @Test
    default void keepsAnswersPerDeviceAndKey() {
        AnswerRow answer = new AnswerRow(LAPTOP, "key", hash("body"), new byte[] {0, -1, 7}, noonPlus(5));
        write(home -> home.putAnswer(answer));
        AnswerRow found = found(home -> home.answer(LAPTOP, "key")).orElseThrow();
        assertThat(found.answer()).containsExactly(0, -1, 7);
        assertThat(found.bodyHash()).isEqualTo(hash("body"));
        assertThat(found.at()).isEqualTo(noonPlus(5));
        assertThat(found(home -> home.answer(PHONE, "key"))).isEmpty();
        write(home -> home.dropAnswers(noonPlus(5)));
        assertThat(found(home -> home.answer(LAPTOP, "key"))).isPresent();
        write(home -> home.dropAnswers(noonPlus(6)));
        assertThat(found(home -> home.answer(LAPTOP, "key"))).isEmpty();
    }

    @Test
    default void knowsItsHomesByOrder() {
        administer(directory -> {
            directory.addHome(OTHER_HOME);
            directory.addHome(HOME);
            directory.addHome(HOME);
        });
        assertThat(ledger().<List<?>>administer(DirectoryTransaction::homes)).isEqualTo(List.of(HOME, OTHER_HOME));
    }

    @Test
    default void findsResidentsWithoutRegardToCase() {
        Resident ada = new Resident(HOME, ADA);
        administer(directory -> {
            directory.putResident("Ada@Example.ORG", new Resident(OTHER_HOME, ADA));
            directory.putResident("ada@example.org", ada);
        });
        assertThat(known(directory -> directory.resident("ADA@example.org"))).contains(ada);
        assertThat(known(directory -> directory.resident("bob@example.org"))).isEmpty();
    }

    @Test
    default void keepsCodesUsedOrNotUntilTheyExpire() {
        CodeRow owner = new CodeRow(hash("o"), "owner", Optional.empty(), noonPlus(10), false);
        CodeRow join = new CodeRow(hash("j"), "join", Optional.of(new Resident(HOME, ADA)), noonPlus(20), false);
        CodeRow used = new CodeRow(hash("j"), "join", Optional.of(new Resident(HOME, ADA)), noonPlus(20), true);
        administer(directory -> {
            List.of(owner, join, used).forEach(directory::putCode);
        });
        assertThat(known(directory -> directory.code(hash("o")))).contains(owner);
        assertThat(known(directory -> directory.code(hash("j")))).contains(used);
        administer(directory -> {
            directory.dropCodes(noonPlus(11));
        });
        assertThat(known(directory -> directory.code(hash("o")))).isEmpty();
        assertThat(known(directory -> directory.code(hash("j")))).isPresent();
    }

    @Test
    default void keepsFacts() {
        assertThat(known(directory -> directory.fact("server"))).isEmpty();
        administer(directory -> {
            directory.putFact("server", "one");
            directory.putFact("server", "two");
        });
        assertThat(known(directory -> directory.fact("server"))).contains("two");
    }
}
