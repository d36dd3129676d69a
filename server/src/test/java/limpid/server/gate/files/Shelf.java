package limpid.server.gate.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.change.Operation;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Manifest;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.server.gate.browser.Village;
import limpid.server.gate.content.ContentReply;
import limpid.server.gate.content.Flows;
import limpid.server.gate.content.ZipReply;
import limpid.server.library.Caller;
import limpid.server.library.Rig;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;

/** A village whose gate knows the paths of files, and short ways to put something there. */
final class Shelf {
    final Village village = new Village(Shelf::routes);
    final Rig rig = village.rig;
    private int keys;

    private static FileRoutes routes(Village village) {
        Rig rig = village.rig;
        ContentReply contents = new ContentReply(rig.library.contents(), new Flows(rig.clock), rig.clock);
        return new FileRoutes(
                village.askers,
                new FileRoutes.Stock(rig.ledger, rig.library, rig.clock, rig.chance),
                new FileRoutes.Ways(contents, new ZipReply(rig.library.contents(), rig.clock)),
                (caller, collection) -> Set.of());
    }

    /** Path of somebody's files. */
    String files(Resident who) {
        return "/v1/collections/" + village.files(who);
    }

    ItemId folder(Resident who, ItemId parent, String name) {
        ItemId id = rig.id();
        done(who, Rig.folder(id, 0, parent, name));
        return id;
    }

    /** A file of a text, or of random bytes if it is longer than what commits carry. */
    Item text(Resident who, ItemId parent, String name, String text) {
        return bytes(who, rig.id(), 0, parent, name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file, or its next version, in chunks of 1,000 bytes where it is longer. */
    Item bytes(Resident who, ItemId id, long version, ItemId parent, String name, byte[] bytes) {
        return done(who, Rig.file(id, version, parent, name, content(who, bytes)))
                .getFirst();
    }

    Content content(Resident who, byte[] bytes) {
        Caller caller = village.caller(who);
        if (bytes.length <= 1000) {
            if (bytes.length > 0) {
                rig.library.store(caller, List.of(Rig.frame(bytes)));
            }
            return new Content(ContentId.ofChunk(ChunkId.of(bytes)), bytes.length);
        }
        List<byte[]> chunks = new ArrayList<>();
        List<Manifest.Part> parts = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += 1000) {
            byte[] chunk = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 1000));
            chunks.add(chunk);
            parts.add(new Manifest.Part(ChunkId.of(chunk), chunk.length));
        }
        chunks.add(new Manifest(parts).bytes());
        rig.library.store(caller, chunks.stream().map(Rig::frame).toList());
        return Rig.named(chunks);
    }

    List<Item> done(Resident who, Operation... operations) {
        CollectionId files = village.files(who);
        Commit commit = new Commit(List.of(operations), Optional.empty(), Map.of());
        return switch (rig.library.commit(village.caller(who), files, "shelf-" + ++keys, commit)) {
            case CommitReply.Committed committed -> committed.items();
            case CommitReply.Refused refused -> throw new AssertionError(refused.toString());
        };
    }
}
