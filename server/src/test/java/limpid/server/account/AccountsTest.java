package limpid.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.server.library.Library;
import limpid.server.library.LibrarySettings;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.memory.MemoryBlobStore;
import limpid.store.memory.MemoryLedger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final Visitor VISITOR = new Visitor("192.0.2.7", "A browser");
    private static final NewPerson ADA = new NewPerson(" Ada ", "ada@example.org", "four plain words");

    private final MemoryLedger ledger = new MemoryLedger();
    private final HandClock clock = new HandClock();
    private final SeededChance chance = new SeededChance();
    private final Library library =
            new Library(ledger, new MemoryBlobStore(clock), clock, chance, LibrarySettings.standard());
    private final FrontDesk desk = FrontDesk.of(ledger, library.registry(), clock, chance);
    private final OwnerLink ownerLink = desk.ownerLink();
    private final Sessions sessions = desk.sessions();
    private final Accounts accounts = desk.accounts();

    @Nested
    class TheOwnersLink {
        @Test
        void makesTheOwnerAndSignsThemIn() {
            String cookie = accounts.createOwner(ownerLink.mint(), ADA, VISITOR).cookie();
            Resident ada = library.registry().resident("ada@example.org").orElseThrow();
            assertThat(sessions.find(cookie)).get().extracting(Session::person).isEqualTo(ada.person());
            assertThat(accounts.isSetUp()).isTrue();
        }

        @Provokes(ReasonCode.OWNER_LINK_WRONG)
        @Test
        void worksOnce() {
            String key = ownerLink.mint();
            accounts.createOwner(key, ADA, VISITOR);
            assertThat(ownerLink.works(key)).isFalse();
            refuses(ReasonCode.OWNER_LINK_WRONG, () -> accounts.createOwner(key, ADA, VISITOR));
        }

        @Test
        void doesNotWorkOnceThereIsAnOwnerWhicheverLinkItWas() {
            String older = ownerLink.mint();
            accounts.createOwner(ownerLink.mint(), ADA, VISITOR);
            refuses(ReasonCode.OWNER_LINK_WRONG, () -> accounts.createOwner(older, ADA, VISITOR));
        }

        @Test
        void expires() {
            String key = ownerLink.mint();
            clock.move(OwnerLink.LASTS);
            assertThat(ownerLink.works(key)).isFalse();
            refuses(ReasonCode.OWNER_LINK_WRONG, () -> accounts.createOwner(key, ADA, VISITOR));
        }

        @Test
        void cannotBeGuessedForLong() {
            for (int i = 0; i < Brakes.FREE_TRIES_OF_NETWORK; i++) {
                refuses(ReasonCode.OWNER_LINK_WRONG, () -> accounts.createOwner("guess", ADA, VISITOR));
            }
            refuses(ReasonCode.AUTH_THROTTLED, () -> accounts.createOwner(ownerLink.mint(), ADA, VISITOR));
        }
    }

    @Nested
    class SigningIn {
        @Test
        void takesTheAddressInAnyCase() {
            accounts.createOwner(ADA);
            String cookie = signIn(" ADA@Example.org ", "four plain words", VISITOR);
            assertThat(sessions.find(cookie)).isPresent();
        }

        @Provokes(ReasonCode.CREDENTIALS_REJECTED)
        @Test
        void doesNotTellAWrongAddressFromAWrongPassword() {
            accounts.createOwner(ADA);
            refuses(ReasonCode.CREDENTIALS_REJECTED, () -> signIn("ada@example.org", "wrong words", VISITOR));
            refuses(ReasonCode.CREDENTIALS_REJECTED, () -> signIn("eve@example.org", "four plain words", VISITOR));
        }

        @Test
        void slowsDownWhoGuesses() {
            accounts.createOwner(ADA);
            for (int i = 0; i < Brakes.FREE_TRIES_OF_ACCOUNT; i++) {
                refuses(ReasonCode.CREDENTIALS_REJECTED, () -> signIn("ada@example.org", "guess", VISITOR));
            }
            refuses(ReasonCode.AUTH_THROTTLED, () -> signIn("ada@example.org", "four plain words", VISITOR));
            clock.move(Duration.ofSeconds(2));
            assertThat(signIn("ada@example.org", "four plain words", VISITOR)).isNotEmpty();
        }
    }

    @Nested
    class Browsers {
        @Test
        void staySignedInForThirtyDays() {
            String cookie = accounts.createOwner(ownerLink.mint(), ADA, VISITOR).cookie();
            clock.move(Sessions.LASTS.minusSeconds(1));
            assertThat(sessions.find(cookie)).isPresent();
            clock.move(Duration.ofSeconds(1));
            assertThat(sessions.find(cookie)).isEmpty();
        }

        @Test
        void areForgottenWhenTheySignOut() {
            String cookie = accounts.createOwner(ownerLink.mint(), ADA, VISITOR).cookie();
            sessions.close(cookie);
            assertThat(sessions.find(cookie)).isEmpty();
        }

        @Test
        void cannotBeMadeUp() {
            String cookie = accounts.createOwner(ownerLink.mint(), ADA, VISITOR).cookie();
            assertThat(sessions.find(cookie.substring(0, cookie.length() - 1) + "-"))
                    .isEmpty();
            assertThat(sessions.find("")).isEmpty();
            assertThat(sessions.find("../../x." + "a".repeat(43))).isEmpty();
        }
    }

    private String signIn(String email, String password, Visitor visitor) {
        return desk.signIn()
                .byPassword(new Credentials(email, password, Optional.empty()), visitor)
                .cookie();
    }

    private static void refuses(ReasonCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ReasonException.class, e -> assertThat(
                        e.reason().code())
                .isEqualTo(code));
    }
}
