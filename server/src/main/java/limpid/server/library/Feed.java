package limpid.server.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.change.ChangeToken;
import limpid.core.change.Digest;
import limpid.core.change.TokenOutcome;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.reason.Scope;
import limpid.host.time.Clock;
import limpid.server.library.commit.Access;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.HomeTransaction;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.CommitHead;
import limpid.wire.message.Protocol;

/** Reads pages of a collection's history. Only reads: what follows from a token is done by whoever asked. */
final class Feed {
    private final TokenSeal seal;
    private final Clock clock;

    Feed(TokenSeal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** What is asked for. */
    record Ask(Caller caller, CollectionId collection, Optional<ChangeToken> since, int limit) {}

    /**
     * A page and what the server learned from the token that asked for it.
     *
     * @param token what the token said; empty if there was none, or it was forged
     */
    record Answer(ChangesPage page, Optional<TokenBody> token) {}

    /** The page that a token asks for. Fails with: NOT_FOUND. */
    Answer read(HomeTransaction rows, Ask ask) {
        Optional<TokenBody> token = ask.since().flatMap(since -> seal.open(rows.home(), since));
        Optional<CollectionRow> row = rows.collection(ask.collection())
                .filter(found -> found.owner().equals(ask.caller().person()));
        boolean mine = token.isPresent() && token.get().collection().equals(ask.collection());
        if (row.isEmpty()) {
            return new Answer(gone(ask, mine), token);
        }
        if (ask.since().isPresent() && !mine) {
            return new Answer(startAnew(rows, row.get(), TokenOutcome.FORGED), Optional.empty());
        }
        TokenBody from = token.orElseGet(() -> listing(row.get()));
        TokenOutcome outcome = judge(from, row.get());
        ChangesPage page =
                switch (outcome) {
                    case OK, MORE -> page(rows, row.get(), from, limit(ask));
                    case EXPIRED, EPOCH_CHANGED, AHEAD, GONE, FORGED -> startAnew(rows, row.get(), outcome);
                };
        return new Answer(page, token);
    }

    private static int limit(Ask ask) {
        return Math.clamp(ask.limit(), 1, Protocol.PAGE_ITEMS_MAX);
    }

    private static TokenOutcome judge(TokenBody token, CollectionRow row) {
        if (!token.epoch().equals(row.epoch())) {
            return TokenOutcome.EPOCH_CHANGED;
        }
        if (token.needsDeletionsFrom() > row.headSeq()) {
            return TokenOutcome.AHEAD;
        }
        return token.needsDeletionsFrom() < row.tombFloor() ? TokenOutcome.EXPIRED : TokenOutcome.OK;
    }

    private static TokenBody listing(CollectionRow row) {
        return new TokenBody(row.id(), row.epoch(), 0, row.headSeq());
    }

    /** What a device that knows all of a collection asks from. */
    CommitHead head(HomeId home, CollectionRow row) {
        TokenBody here = new TokenBody(row.id(), row.epoch(), row.headSeq(), row.headSeq());
        return new CommitHead(seal.seal(home, here), row.epoch(), row.headSeq(), row.digest());
    }

    private ChangesPage gone(Ask ask, boolean mine) {
        if (!mine) {
            throw Access.notFound(
                    Scope.COLLECTION, "collection", ask.collection().text(), clock.now());
        }
        ChangeToken next = ask.since().orElseThrow();
        return new ChangesPage(TokenOutcome.GONE, List.of(), Map.of(), next, "", 0, Digest.EMPTY);
    }

    private ChangesPage startAnew(HomeTransaction rows, CollectionRow row, TokenOutcome outcome) {
        ChangeToken next = seal.seal(rows.home(), listing(row));
        return new ChangesPage(outcome, List.of(), Map.of(), next, row.epoch(), 0, Digest.EMPTY);
    }

    private ChangesPage page(HomeTransaction rows, CollectionRow row, TokenBody from, int limit) {
        long upTo = from.isListing() ? from.listedTo() : row.headSeq();
        List<Item> found = from.seq() == upTo
                ? List.of()
                : rows.items().changes(row.id(), from.seq(), upTo, from.isListing(), limit + 1);
        List<Item> items = firstOf(found, limit);
        boolean all = items.size() == found.size();
        long end = all ? upTo : items.getLast().seq();
        boolean atHead = all && end == row.headSeq();
        TokenBody next = new TokenBody(row.id(), row.epoch(), end, from.listedTo());
        return new ChangesPage(
                atHead ? TokenOutcome.OK : TokenOutcome.MORE,
                items,
                inline(rows, items),
                seal.seal(rows.home(), next),
                row.epoch(),
                end,
                atHead ? row.digest() : Digest.EMPTY);
    }

    private static List<Item> firstOf(List<Item> found, int limit) {
        List<Item> items = new ArrayList<>();
        long inlineBytes = 0;
        for (Item item : found) {
            inlineBytes += smallContent(item).map(Content::size).orElse(0L);
            if (items.size() == limit || (inlineBytes > Protocol.PAGE_INLINE_BYTES_MAX && !items.isEmpty())) {
                return items;
            }
            items.add(item);
        }
        return items;
    }

    private static Optional<Content> smallContent(Item item) {
        return item.content()
                .filter(content -> !item.deleted()
                        && content.size() <= Protocol.INLINE_BYTES_MAX
                        && content.id().form() == ContentId.Form.CHUNK);
    }

    private static Map<ChunkId, byte[]> inline(HomeTransaction rows, List<Item> items) {
        Set<ChunkId> ids = new LinkedHashSet<>();
        items.forEach(item ->
                smallContent(item).ifPresent(content -> ids.add(content.id().chunk())));
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<ChunkId, ChunkRow> chunks = rows.contents().chunks(ids);
        Map<ChunkId, byte[]> inline = new LinkedHashMap<>();
        for (ChunkId id : ids) {
            ChunkRow chunk = chunks.get(id);
            if (chunk != null && chunk.pack().isEmpty() && chunk.state() != State.QUARANTINED) {
                inline.put(id, chunk.inline());
            }
        }
        return inline;
    }
}
