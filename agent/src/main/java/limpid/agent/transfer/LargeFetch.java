package limpid.agent.transfer;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import limpid.agent.state.Manifests;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Manifest;
import limpid.core.item.Content;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskReader;
import limpid.host.disk.DiskWriter;
import limpid.host.disk.FileStat;

/**
 * Builds a file of several chunks: what an earlier try left is kept as far as it is right, what the old file has is copied
 * from there, and the rest is fetched. Every chunk's hash is checked, wherever it came from.
 */
final class LargeFetch implements AutoCloseable {
    /** How much comes in at once: about as much as the server sends in one answer. */
    private static final long GROUP_BYTES = 4L << 20;

    private final Disk disk;
    private final Inbound inbound;
    private final Manifests manifests;
    private final Beside beside;
    private Optional<Group> ahead = Optional.empty();

    LargeFetch(Disk disk, Inbound inbound, Manifests manifests, Beside beside) {
        this.beside = beside;
        this.disk = disk;
        this.inbound = inbound;
        this.manifests = manifests;
    }

    /**
     * Writes a content to {@code file}, which may hold the beginning of it already; it is flushed when this returns.
     *
     * @param old a file that stands here and may have chunks in common
     * @param oldContent what that file holds
     */
    void build(Path file, Content content, Optional<Path> old, Optional<Content> oldContent) {
        Manifest manifest = Manifest.parse(inbound.one(content.id().chunk()));
        try (DiskWriter writer = disk.append(file)) {
            int done = kept(file, writer, manifest);
            Map<ChunkId, Long> places = oldContent
                    .flatMap(known -> manifests.of(known.id()))
                    .map(LargeFetch::places)
                    .orElse(Map.of());
            if (places.isEmpty() || old.isEmpty()) {
                write(writer, manifest.parts(), done, new Source(Optional.empty(), Map.of()));
            } else {
                try (DiskReader reader = disk.read(old.get())) {
                    write(writer, manifest.parts(), done, new Source(Optional.of(reader), places));
                } finally {
                    // Whoever still reads from the old file does so no longer.
                    close();
                }
            }
            writer.sync();
        }
        manifests.remember(content.id(), manifest);
    }

    /** How many chunks of an earlier try are right; what follows them is cut off. */
    private int kept(Path file, DiskWriter writer, Manifest manifest) {
        long length = disk.stat(file).map(FileStat::size).orElse(0L);
        if (length == 0) {
            return 0;
        }
        int done = 0;
        long position = 0;
        try (DiskReader reader = disk.read(file)) {
            for (Manifest.Part part : manifest.parts()) {
                if (position + part.length() > length || !isAt(reader, position, part)) {
                    break;
                }
                position += part.length();
                done++;
            }
        }
        writer.truncate(position);
        return done;
    }

    private static boolean isAt(DiskReader reader, long position, Manifest.Part part) {
        return chunkAt(reader, position, part).isPresent();
    }

    private static Optional<byte[]> chunkAt(DiskReader reader, long position, Manifest.Part part) {
        byte[] bytes = new byte[part.length()];
        int filled = 0;
        while (filled < bytes.length) {
            int got = reader.read(position + filled, bytes, filled, bytes.length - filled);
            if (got <= 0) {
                return Optional.empty();
            }
            filled += got;
        }
        return ChunkId.of(bytes).equals(part.chunk()) ? Optional.of(bytes) : Optional.empty();
    }

    private static Map<ChunkId, Long> places(Manifest manifest) {
        Map<ChunkId, Long> places = new HashMap<>();
        long position = 0;
        for (Manifest.Part part : manifest.parts()) {
            places.putIfAbsent(part.chunk(), position);
            position += part.length();
        }
        return places;
    }

    /** The old file, and where its chunks lie. */
    private record Source(Optional<DiskReader> reader, Map<ChunkId, Long> places) {
        boolean has(Manifest.Part part) {
            return places.containsKey(part.chunk());
        }

        Optional<byte[]> chunk(Manifest.Part part) {
            Long at = places.get(part.chunk());
            return at == null ? Optional.empty() : reader.flatMap(file -> chunkAt(file, at, part));
        }
    }

    /** Chunks that follow one another and come the same way: from the old file, or by one question. */
    private record Group(int from, int to, Beside.Piece<Map<ChunkId, byte[]>> chunks) {}

    /** Writes the chunks from {@code done} on; while one group is written the next comes in. */
    private void write(DiskWriter writer, List<Manifest.Part> parts, int done, Source source) {
        ahead = begin(parts, done, source);
        while (ahead.isPresent()) {
            Group group = ahead.get();
            Map<ChunkId, byte[]> chunks = group.chunks().await();
            ahead = begin(parts, group.to(), source);
            for (Manifest.Part part : parts.subList(group.from(), group.to())) {
                byte[] chunk = Objects.requireNonNull(chunks.get(part.chunk()), "it came in");
                writer.write(chunk, 0, chunk.length);
            }
        }
    }

    private Optional<Group> begin(List<Manifest.Part> parts, int from, Source source) {
        if (from == parts.size()) {
            return Optional.empty();
        }
        boolean own = source.has(parts.get(from));
        long bytes = 0;
        int to = from;
        while (to < parts.size() && bytes < GROUP_BYTES && source.has(parts.get(to)) == own) {
            bytes += parts.get(to).length();
            to++;
        }
        List<Manifest.Part> group = parts.subList(from, to);
        return Optional.of(new Group(from, to, beside.begin(() -> chunks(group, source))));
    }

    /** What the old file has is taken from there, if it is still what it was. */
    private Map<ChunkId, byte[]> chunks(List<Manifest.Part> group, Source source) {
        Map<ChunkId, byte[]> found = new HashMap<>();
        Set<ChunkId> wanted = new LinkedHashSet<>();
        for (Manifest.Part part : group) {
            source.chunk(part).ifPresentOrElse(bytes -> found.put(part.chunk(), bytes), () -> wanted.add(part.chunk()));
        }
        if (!wanted.isEmpty()) {
            found.putAll(inbound.few(wanted));
        }
        return found;
    }

    /** Breaks off what is still on its way here. */
    @Override
    public void close() {
        ahead.ifPresent(group -> group.chunks().close());
        ahead = Optional.empty();
    }
}
