package limpid.server.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody typed to become a person here.
 *
 * @param name for people
 * @param email to sign in with
 * @param password in the clear; never stored, never logged
 */
public record NewPerson(String name, String email, String password) {
    /** Shorter passwords can be guessed by trying. */
    public static final int PASSWORD_CHARACTERS_MIN = 10;
    /** Longer ones only cost time. */
    public static final int PASSWORD_CHARACTERS_MAX = 200;

    private static final int NAME_CHARACTERS_MAX = 100;
    private static final int EMAIL_CHARACTERS_MAX = 100;
    /** Not the grammar of RFC 5322, which no provider follows: one @, something on both sides, no spaces. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\\p{Cntrl}]+@[^\\s@<>\\p{Cntrl}]+");

    public NewPerson {
        name = name.strip();
        email = email.strip();
    }

    /** What is wrong with it, one sentence for each field that is; empty if nothing is. */
    public List<Flaw> flaws() {
        List<Flaw> flaws = new ArrayList<>();
        nameFlaw(name).ifPresent(sentence -> flaws.add(new Flaw(Field.NAME, sentence)));
        emailFlaw(email).ifPresent(sentence -> flaws.add(new Flaw(Field.EMAIL, sentence)));
        passwordFlaw(password).ifPresent(sentence -> flaws.add(new Flaw(Field.PASSWORD, sentence)));
        return flaws;
    }

    /** What is wrong with a name; empty if nothing is. */
    public static Optional<String> nameFlaw(String name) {
        boolean wrong = name.isEmpty() || name.length() > NAME_CHARACTERS_MAX || hasControls(name);
        return wrong
                ? Optional.of("Please give a name of 1 to " + NAME_CHARACTERS_MAX + " characters.")
                : Optional.empty();
    }

    /** What is wrong with an address; empty if nothing is. */
    public static Optional<String> emailFlaw(String email) {
        boolean wrong =
                email.length() > EMAIL_CHARACTERS_MAX || !EMAIL.matcher(email).matches();
        return wrong ? Optional.of("Please give an address such as ada@example.org.") : Optional.empty();
    }

    /** What is wrong with a new password; empty if nothing is. */
    public static Optional<String> passwordFlaw(String password) {
        int length = password.codePointCount(0, password.length());
        boolean wrong = length < PASSWORD_CHARACTERS_MIN || length > PASSWORD_CHARACTERS_MAX;
        return wrong
                ? Optional.of("A password has " + PASSWORD_CHARACTERS_MIN + " to " + PASSWORD_CHARACTERS_MAX
                        + " characters; a few plain words are a good one.")
                : Optional.empty();
    }

    private static boolean hasControls(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "NewPerson[" + email + "]";
    }

    /** What one can be wrong in. */
    public enum Field {
        NAME,
        EMAIL,
        PASSWORD
    }

    /**
     * One thing to correct.
     *
     * @param sentence for the person who typed it
     */
    public record Flaw(Field field, String sentence) {}
}
