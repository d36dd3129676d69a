package limpid.core.id;

/**
 * Names a collection. One synced set with one change feed.
 *
 * @param text 1 to 64 characters of {@code a-z 0-9 -}
 */
public record CollectionId(String text) implements Comparable<CollectionId> {
    public CollectionId {
        TextIds.check("collection", text);
    }

    @Override
    public int compareTo(CollectionId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
