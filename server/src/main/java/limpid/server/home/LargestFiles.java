package limpid.server.home;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import limpid.core.chunk.ContentId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.server.home.Inventory.Copies;

/**
 * The largest of all files that went by, and which of them are copies of each other. Of a home with more files only so many
 * are remembered: small copies free little. Used by one thread.
 */
final class LargestFiles {
    private static final Comparator<Seen> SMALLEST_FIRST =
            Comparator.comparing(Seen::bytes).thenComparing(Seen::item, Comparator.reverseOrder());

    private final int remembered;
    private final PriorityQueue<Seen> files = new PriorityQueue<>(SMALLEST_FIRST);

    /** One that remembers so many: 50,000 take some 6 MB. */
    LargestFiles(int remembered) {
        this.remembered = remembered;
    }

    private record Seen(long bytes, ContentId content, ItemId item) {}

    void add(Item item) {
        if (item.kind() != Kind.FILE || item.size() == 0) {
            return;
        }
        Content content = item.content().orElseThrow();
        files.add(new Seen(content.size(), content.id(), item.id()));
        if (files.size() > remembered) {
            files.remove();
        }
    }

    /** The largest, the largest first. */
    List<ItemId> largest(int limit) {
        return sorted().stream().limit(limit).map(Seen::item).toList();
    }

    private List<Seen> sorted() {
        return files.stream().sorted(SMALLEST_FIRST.reversed()).toList();
    }

    /** Contents that several have, what frees most first; the copies of each in the order of their ids. */
    List<Copies> copies(int limit) {
        Map<ContentId, List<Seen>> byContent = new LinkedHashMap<>();
        sorted().forEach(seen -> byContent
                .computeIfAbsent(seen.content(), _ -> new ArrayList<>())
                .add(seen));
        return byContent.values().stream()
                .filter(all -> all.size() > 1)
                .map(LargestFiles::copiesOf)
                .sorted(Comparator.comparing(Copies::freedBytes).reversed())
                .limit(limit)
                .toList();
    }

    private static Copies copiesOf(List<Seen> all) {
        return new Copies(
                all.getFirst().bytes(),
                all.size(),
                all.stream().map(Seen::item).sorted().limit(Inventory.NAMED_MAX).toList());
    }
}
