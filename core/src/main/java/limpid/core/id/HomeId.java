package limpid.core.id;

/**
 * Names a home. The unit of tenancy, storage and sharding: people who share one plan.
 *
 * @param text 1 to 64 characters of {@code a-z 0-9 -}
 */
public record HomeId(String text) implements Comparable<HomeId> {
    public HomeId {
        TextIds.check("home", text);
    }

    @Override
    public int compareTo(HomeId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
