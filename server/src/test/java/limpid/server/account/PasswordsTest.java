package limpid.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(new SeededChance());

    @Test
    void knowsThePasswordAgain() {
        String hash = passwords.hash("four plain words here");
        assertThat(passwords.matches("four plain words here", hash)).isTrue();
        assertThat(passwords.matches("four plain words hera", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @Test
    void writesTheUsualTextFormWithTheCosts() {
        assertThat(passwords.hash("x"))
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void saltsEachHash() {
        assertThat(passwords.hash("same")).isNotEqualTo(passwords.hash("same"));
    }

    /** Computed by the reference program: echo -n "password" | argon2 somesalt -id -t 2 -m 16 -p 1 -l 24 -v 13 */
    @Test
    void agreesWithTheReferenceProgram() {
        assertThat(passwords.matches(
                        "password",
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
                .isTrue();
    }

    @Test
    void takesBothSpellingsOfALetterForOnePassword() {
        assertThat(passwords.matches("cafe\u0301 au lait", passwords.hash("caf\u00e9 au lait")))
                .isTrue();
    }

    @Test
    void nobodyHasTheEmptyHash() {
        assertThat(passwords.matches("", "")).isFalse();
        assertThat(passwords.matches("four plain words here", "")).isFalse();
    }
}
