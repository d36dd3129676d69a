package limpid.agent.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import limpid.core.chunk.ChunkId;
import limpid.wire.link.Link;
import limpid.wire.message.Protocol;

/** Asks the server for chunks, several in one question, and hands them out once each. One thread. */
final class Inbound {
    private final Link link;

    Inbound(Link link) {
        this.link = link;
    }

    /** Is given each chunk that was asked for. */
    interface Sink {
        void chunk(ChunkId id, byte[] bytes);
    }

    /** Fetches all of {@code ids}, in order, without holding more than one answer. Fails with: what {@link Link} says. */
    void fetch(Set<ChunkId> ids, Sink sink) {
        List<ChunkId> left = new ArrayList<>(new LinkedHashSet<>(ids));
        int from = 0;
        while (from < left.size()) {
            List<ChunkId> ask = left.subList(from, Math.min(left.size(), from + Protocol.CHUNK_IDS_MAX));
            List<byte[]> answer = link.receive(List.copyOf(ask));
            if (answer.isEmpty()) {
                throw new IllegalStateException("the server answered with no chunk at all");
            }
            for (int i = 0; i < answer.size(); i++) {
                sink.chunk(ask.get(i), answer.get(i));
            }
            from += answer.size();
        }
    }

    /** Fetches one chunk. */
    byte[] one(ChunkId id) {
        List<byte[]> found = new ArrayList<>(1);
        fetch(Set.of(id), (_, bytes) -> found.add(bytes));
        return found.getFirst();
    }

    /** Fetches a few chunks that are small enough to be held at once. */
    Map<ChunkId, byte[]> few(Set<ChunkId> ids) {
        Map<ChunkId, byte[]> all = new HashMap<>();
        fetch(ids, all::put);
        return all;
    }
}
