package limpid.agent.transfer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import limpid.agent.tree.Print;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentBuilder;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.ContentLayout;
import limpid.core.item.Content;
import limpid.core.item.Kind;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskReader;
import limpid.host.disk.FileKind;
import limpid.host.disk.FileStat;
import limpid.host.time.Clock;
import limpid.wire.message.Protocol;

/** Reads one file as a content: cut, hashed, and looked at before and after, so that a moving file is never half read. */
final class FileRead {
    /** A buffer holds the longest chunk and the beginning of the next. */
    private static final int BUFFER_BYTES = (8 << 20) + (1 << 20);

    private static final int BUFFER_BYTES_MIN = 16 << 10;

    private final Disk disk;
    private final Clock clock;
    private final Cutter cutter;
    private byte[] buffer = new byte[BUFFER_BYTES_MIN];

    FileRead(Disk disk, Clock clock, Cutter cutter) {
        this.disk = disk;
        this.clock = clock;
        this.cutter = cutter;
    }

    /** Is given each chunk of a content that does not travel with the commit. */
    interface Sink {
        void chunk(ChunkId id, byte[] bytes);
    }

    /**
     * What was read.
     *
     * @param inline the bytes, if they are few enough to travel with the commit
     */
    record Result(Print print, Content content, ContentLayout layout, Optional<byte[]> inline) {}

    /** Reads a file or link. Fails with: FILE_CHANGING, ITEM_VANISHED, FILE_TOO_LARGE, and what {@link Disk} says. */
    Result read(Path path, Kind kind, Sink sink) {
        FileStat before = disk.stat(path).orElseThrow(() -> failure(ReasonCode.ITEM_VANISHED, path, "not there", ""));
        Result result =
                switch (kind) {
                    case LINK -> readLink(path, before);
                    case FILE -> readFile(path, before, sink);
                    case FOLDER -> throw new IllegalArgumentException("a folder has no content");
                };
        FileStat after = disk.stat(path).orElseThrow(() -> failure(ReasonCode.ITEM_VANISHED, path, "not there", ""));
        if (Print.of(after).contentMayDiffer(Print.of(before))) {
            throw failure(ReasonCode.FILE_CHANGING, path, after.size() + " bytes", before.size() + " bytes");
        }
        return result;
    }

    private Result readLink(Path path, FileStat before) {
        if (before.kind() != FileKind.LINK) {
            throw failure(ReasonCode.ITEM_VANISHED, path, "no longer a link", "");
        }
        byte[] target = disk.readLink(path).getBytes(StandardCharsets.UTF_8);
        ContentId id = ContentId.ofChunk(ChunkId.of(target));
        Content content = new Content(id, target.length);
        return new Result(
                Print.of(before), content, new ContentLayout(id, target.length, Optional.empty()), Optional.of(target));
    }

    private Result readFile(Path path, FileStat before, Sink sink) {
        if (before.kind() != FileKind.FILE) {
            throw failure(ReasonCode.ITEM_VANISHED, path, "no longer a file", "");
        }
        try (DiskReader reader = disk.read(path)) {
            if (before.size() <= Protocol.INLINE_BYTES_MAX) {
                return small(path, before, reader);
            }
            return large(path, before, reader, sink);
        }
    }

    private Result small(Path path, FileStat before, DiskReader reader) {
        int length = fill(reader, 0, 0);
        if (length != before.size()) {
            throw failure(ReasonCode.FILE_CHANGING, path, length + " bytes", before.size() + " bytes");
        }
        byte[] bytes = Arrays.copyOf(buffer, length);
        ContentId id = ContentId.ofChunk(ChunkId.of(bytes));
        return new Result(
                Print.of(before),
                new Content(id, length),
                new ContentLayout(id, length, Optional.empty()),
                Optional.of(bytes));
    }

    private Result large(Path path, FileStat before, DiskReader reader, Sink sink) {
        grow(before.size());
        ContentBuilder builder = new ContentBuilder();
        long position = 0;
        int held = 0;
        boolean end = false;
        while (!end || held > 0) {
            if (!end) {
                int filled = fill(reader, position, held);
                position += filled - held;
                end = filled < buffer.length;
                held = filled;
            }
            int used = cutAll(path, builder, held, end, sink);
            System.arraycopy(buffer, used, buffer, 0, held - used);
            held -= used;
        }
        if (position != before.size()) {
            throw failure(ReasonCode.FILE_CHANGING, path, position + " bytes", before.size() + " bytes");
        }
        ContentLayout layout = builder.build();
        layout.manifest().ifPresent(manifest -> sink.chunk(layout.id().chunk(), manifest.bytes()));
        return new Result(Print.of(before), new Content(layout.id(), layout.size()), layout, Optional.empty());
    }

    private int cutAll(Path path, ContentBuilder builder, int held, boolean end, Sink sink) {
        int from = 0;
        while (from < held) {
            int length = cutter.cut(buffer, from, held, end);
            if (length == 0) {
                break;
            }
            if (builder.isFull()) {
                throw failure(ReasonCode.FILE_TOO_LARGE, path, "more than " + ContentBuilder.PARTS_MAX + " chunks", "");
            }
            byte[] bytes = Arrays.copyOfRange(buffer, from, from + length);
            ChunkId id = ChunkId.of(bytes);
            builder.add(id, length);
            sink.chunk(id, bytes);
            from += length;
        }
        return from;
    }

    /** Fills the buffer from {@code held} on; returns how many bytes are in it, fewer than fit only at the file's end. */
    private int fill(DiskReader reader, long position, int held) {
        int filled = held;
        while (filled < buffer.length) {
            int got = reader.read(position + filled - held, buffer, filled, buffer.length - filled);
            if (got <= 0) {
                break;
            }
            filled += got;
        }
        return filled;
    }

    private void grow(long fileBytes) {
        int wanted = (int) Math.min(BUFFER_BYTES, Math.max(BUFFER_BYTES_MIN, fileBytes + 1));
        if (buffer.length < wanted) {
            buffer = new byte[wanted];
        }
    }

    private ReasonException failure(ReasonCode code, Path path, String observed, String required) {
        Instant now = clock.now();
        return new ReasonException(Reason.of(
                code,
                Subject.item(path.toString()),
                now,
                new Evidence("path", path.toString(), "", "reading", now),
                new Evidence("state", observed, required, "reading", now)));
    }
}
