package limpid.agent.state;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.agent.tree.Print;
import limpid.agent.tree.Synced;
import limpid.core.change.ChangeToken;
import limpid.core.change.Operation;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Hash;
import limpid.core.chunk.Manifest;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.host.disk.FileIdentity;

/** Makes what a device remembers, each thing told from the others by a number. */
final class SavedThings {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private SavedThings() {}

    static ItemId id(int number) {
        return new ItemId(number, -number);
    }

    static Item file(int number, long version) {
        Content content = new Content(content("content " + number + " " + version), number);
        return new Item(
                id(number),
                version,
                100 + version,
                new Place(ItemId.ROOT, new ItemName("Grüße " + number)),
                Kind.FILE,
                Optional.of(content),
                new Attributes(NOON, number % 2 == 0),
                false,
                new DeviceId("desk"),
                NOON.plusSeconds(number));
    }

    static Print print(int number) {
        return new Print(number, NOON, NOON.plusNanos(number), number % 2 == 0, new FileIdentity(7, number));
    }

    /** Known from the server only. */
    static SavedNode told(int number) {
        return new SavedNode(id(number), Optional.of(file(number, 1)), Optional.empty());
    }

    /** In step, and seen here whole. */
    static SavedNode agreed(int number) {
        Item item = file(number, 2);
        return new SavedNode(id(number), Optional.of(item), Optional.of(new Synced(item, Optional.of(print(number)))));
    }

    /** Agreed on once, and newer on the server. */
    static SavedNode behind(int number) {
        return new SavedNode(
                id(number),
                Optional.of(file(number, 3)),
                Optional.of(new Synced(file(number, 2), Optional.of(print(number)))));
    }

    /** Not on the server any more, and never seen here whole. */
    static SavedNode alone(int number) {
        return new SavedNode(id(number), Optional.empty(), Optional.of(new Synced(file(number, 2), Optional.empty())));
    }

    static SavedNode forgotten(int number) {
        return new SavedNode(id(number), Optional.empty(), Optional.empty());
    }

    static Position position(long seq) {
        return new Position(new ChangeToken("token-" + seq), "epoch", seq);
    }

    static PendingCommit commit(String key, int number) {
        Item item = file(number, 1);
        Operation put = new Operation.Put(item.id(), 0, item.place(), item.kind(), item.content(), item.attributes());
        Operation delete = new Operation.Delete(id(number + 1), 4, true);
        return new PendingCommit(key, List.of(put, delete), Map.of(item.id(), print(number)));
    }

    static StateBatch nodes(SavedNode... nodes) {
        return new StateBatch(List.of(nodes), Optional.empty(), List.of(), List.of(), List.of(), List.of(), Map.of());
    }

    static StateBatch commits(List<PendingCommit> begun, List<String> ended) {
        return new StateBatch(List.of(), Optional.empty(), begun, ended, List.of(), List.of(), Map.of());
    }

    static StateBatch intents(List<Intent> intents, List<ItemId> settled) {
        return new StateBatch(List.of(), Optional.empty(), List.of(), List.of(), intents, settled, Map.of());
    }

    static StateBatch facts(Map<String, String> facts) {
        return new StateBatch(List.of(), Optional.empty(), List.of(), List.of(), List.of(), List.of(), facts);
    }

    static ContentId content(String text) {
        return ContentId.ofChunk(chunk(text));
    }

    static ChunkId chunk(String text) {
        return new ChunkId(Hash.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Manifest manifest(int first, int second) {
        return new Manifest(List.of(
                new Manifest.Part(chunk("part " + first), first), new Manifest.Part(chunk("part " + second), second)));
    }
}
