package limpid.server.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.store.ledger.BrowseRows.Called;
import limpid.store.ledger.HomeTransaction;

/**
 * Finds things whose name has all of some words in it, in any order and case. It reads all names of a collection once, up to
 * a million; the best matches are kept, not the first.
 *
 * @param words folded as names are
 * @param limit how many are wanted
 */
public record NameSearch(List<String> words, int limit) {
    /** Longest question, in characters: no name is longer. */
    public static final int TEXT_LENGTH_MAX = ItemName.BYTES_MAX;

    /** About a second; what is beyond is not looked at, and the answer says so. */
    private static final int NAMES_MAX = 1_000_000;

    private static final int PAGE = 10_000;
    private static final int WORDS_MAX = 10;

    public NameSearch {
        words = List.copyOf(words);
    }

    /** The search for what somebody typed. Without a word in it, nothing is found. */
    public static NameSearch of(String typed, int limit) {
        List<String> words = Arrays.stream(typed.strip().split("\\s+"))
                .filter(word -> ItemName.flawOf(word).isEmpty())
                .limit(WORDS_MAX)
                .map(word -> new ItemName(word).fold())
                .toList();
        return new NameSearch(words, limit);
    }

    /**
     * What was found, the best first.
     *
     * @param above the folders above each, outermost first
     * @param complete whether all names were looked at
     */
    public record Answer(List<Item> items, Map<ItemId, List<Item>> above, boolean complete) {}

    /** A name that matches, and how well: the lower the better. */
    private record Hit(ItemId item, int rank, String folded) {
        private static final Comparator<Hit> BEST_FIRST =
                Comparator.comparingInt(Hit::rank).thenComparing(Hit::folded).thenComparing(Hit::item);
    }

    Answer run(HomeTransaction rows, CollectionId collection) {
        PriorityQueue<Hit> best = new PriorityQueue<>(Hit.BEST_FIRST.reversed());
        int seen = 0;
        List<Called> page = words.isEmpty() ? List.of() : rows.browsing().names(collection, ItemId.ROOT, PAGE);
        while (!page.isEmpty() && seen < NAMES_MAX) {
            page.forEach(called -> take(best, called));
            seen += page.size();
            page = page.size() < PAGE
                    ? List.of()
                    : rows.browsing().names(collection, page.getLast().item(), PAGE);
        }
        return answer(rows, collection, best, page.isEmpty());
    }

    private void take(PriorityQueue<Hit> best, Called called) {
        String folded = new ItemName(called.name()).fold();
        if (words.stream().allMatch(folded::contains)) {
            best.add(new Hit(called.item(), rank(folded), folded));
            if (best.size() > limit) {
                best.remove();
            }
        }
    }

    /** The whole name before its beginning before a word in the middle. */
    private int rank(String folded) {
        String first = words.getFirst();
        if (folded.equals(first)) {
            return 0;
        }
        return folded.startsWith(first) ? 1 : 2;
    }

    private static Answer answer(
            HomeTransaction rows, CollectionId collection, PriorityQueue<Hit> best, boolean complete) {
        List<ItemId> ids = best.stream().sorted(Hit.BEST_FIRST).map(Hit::item).toList();
        Map<ItemId, Item> found = rows.items().byIds(collection, ids);
        Above above = new Above(rows, collection);
        List<Item> items = new ArrayList<>();
        ids.forEach(id -> Optional.ofNullable(found.get(id)).ifPresent(items::add));
        return new Answer(items, items.stream().collect(Collectors.toMap(Item::id, above::of)), complete);
    }
}
