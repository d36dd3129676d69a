package limpid.core.id;

/**
 * Names a person. Someone who signs in.
 *
 * @param text 1 to 64 characters of {@code a-z 0-9 -}
 */
public record PersonId(String text) implements Comparable<PersonId> {
    public PersonId {
        TextIds.check("person", text);
    }

    @Override
    public int compareTo(PersonId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
