package limpid.proof.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentBuilder;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.ContentLayout;
import limpid.core.chunk.Hash;
import limpid.core.chunk.Manifest;

/** Knows every content that people wrote in a history, by all the names that it may turn up under. */
final class Contents {
    /** How a value is laid out in chunks, its manifest among them. */
    private record Layout(ContentId id, List<ChunkId> chunks) {}

    private final Map<Value, Layout> layouts = new HashMap<>();
    private final Map<ContentId, String> names = new HashMap<>();
    private final Map<ContentId, String> targets = new HashMap<>();

    Contents() {
        learn(new Value(Value.Size.EMPTY, 0));
    }

    /** From now on the content is known. */
    void learn(Value value) {
        layouts.computeIfAbsent(value, _ -> {
            Layout layout = layout(value.bytes());
            names.put(layout.id(), "file " + value);
            return layout;
        });
    }

    /** The first half of a content is known by its name as well. */
    void learnPart(Value value) {
        byte[] bytes = value.bytes();
        shown(java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }

    void learnLink(String target) {
        targets.put(ContentId.ofChunk(ChunkId.of(target.getBytes(UTF_8))), "link to " + target);
    }

    private static Layout layout(byte[] bytes) {
        ContentBuilder builder = new ContentBuilder();
        List<ChunkId> chunks = new ArrayList<>();
        int from = 0;
        while (from < bytes.length) {
            int length = World.cut(bytes, from, bytes.length, true);
            ChunkId id = ChunkId.of(java.util.Arrays.copyOfRange(bytes, from, from + length));
            builder.add(id, length);
            chunks.add(id);
            from += length;
        }
        if (bytes.length == 0) {
            return new Layout(ContentId.ofChunk(ChunkId.of(bytes)), List.of());
        }
        ContentLayout layout = builder.build();
        layout.manifest().map(Manifest::bytes).map(ChunkId::of).ifPresent(chunks::add);
        return new Layout(layout.id(), chunks);
    }

    ContentId id(Value value) {
        learn(value);
        return known(value).id();
    }

    List<ChunkId> chunks(Value value) {
        learn(value);
        return known(value).chunks();
    }

    private Layout known(Value value) {
        return Optional.ofNullable(layouts.get(value)).orElseThrow();
    }

    /** A content in words. */
    String shown(ContentId id) {
        return names.getOrDefault(id, "file of unknown content " + id.toString().substring(0, 12));
    }

    String linkTo(ContentId id) {
        return targets.getOrDefault(id, "link to an unknown target");
    }

    /** Bytes in words; those that are no whole value by their hash. */
    String shown(byte[] bytes) {
        return Value.in(bytes).map(value -> "file " + value).orElseGet(() -> {
            ContentId part = layout(bytes).id();
            String name = "file of " + bytes.length + " bytes "
                    + Hash.of(bytes).toString().substring(0, 8);
            names.putIfAbsent(part, name);
            return Optional.ofNullable(names.get(part)).orElse(name);
        });
    }
}
