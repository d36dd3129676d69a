package limpid.wire.message;

import java.util.List;
import java.util.Map;
import limpid.core.change.ChangeToken;
import limpid.core.change.Digest;
import limpid.core.change.TokenOutcome;
import limpid.core.chunk.ChunkId;
import limpid.core.item.Item;

/**
 * A piece of a collection's history: the newest version of each item that changed, in order of sequence.
 *
 * @param outcome what became of the token that was sent; only OK and MORE bring items
 * @param items at most {@link Protocol#PAGE_ITEMS_MAX}; a folder may come after what is in it, when it changed later
 * @param inline the bytes of small contents among them; never changed after
 * @param next where this page ends; ask from here next. Kept only after the items are
 * @param seq the sequence that {@code next} stands for
 * @param digest of the live items; means something only with outcome OK, when {@code seq} is the head
 */
public record ChangesPage(
        TokenOutcome outcome,
        List<Item> items,
        Map<ChunkId, byte[]> inline,
        ChangeToken next,
        String epoch,
        long seq,
        Digest digest) {
    public ChangesPage {
        items = List.copyOf(items);
        inline = Map.copyOf(inline);
    }
}
