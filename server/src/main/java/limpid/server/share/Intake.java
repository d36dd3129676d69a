package limpid.server.share;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Chunker;
import limpid.core.chunk.ContentBuilder;
import limpid.core.chunk.ContentLayout;
import limpid.core.chunk.GearTable;
import limpid.core.chunk.Hash;
import limpid.host.time.Clock;
import limpid.server.library.Caller;
import limpid.server.library.Library;
import limpid.wire.frame.Frames;

/**
 * Takes the bytes of one content as they come, cuts them as devices of the home do, and stores the chunks. Holds one chunk, 8 MiB
 * at the most. What is stored and not committed goes by itself after some days.
 */
final class Intake {
    private final Library library;
    private final Caller caller;
    private final Chunker chunker;
    private final Frames frames;
    private final ContentBuilder content = new ContentBuilder();

    Intake(Library library, Caller caller, long gearSeed, Clock clock) {
        this.library = library;
        this.caller = caller;
        this.chunker = new Chunker(GearTable.of(gearSeed));
        this.frames = new Frames(clock);
    }

    /** Takes exactly {@code length} bytes. Throws {@link EOFException} if fewer come. Fails with: what the library says. */
    ContentLayout take(InputStream in, long length) throws IOException {
        byte[] buffer = new byte[(int) Math.min(length, Chunker.CHUNK_BYTES_MAX)];
        int held = 0;
        long left = length;
        while (left > 0 || held > 0) {
            int wanted = (int) Math.min(left, buffer.length - held);
            if (in.readNBytes(buffer, held, wanted) < wanted) {
                throw new EOFException("the body ended early");
            }
            held += wanted;
            left -= wanted;
            int cut = chunker.cut(buffer, 0, held, left == 0);
            store(Arrays.copyOf(buffer, cut));
            System.arraycopy(buffer, cut, buffer, 0, held - cut);
            held -= cut;
        }
        ContentLayout layout = content.build();
        layout.manifest().ifPresent(manifest -> send(manifest.bytes()));
        return layout;
    }

    private void store(byte[] chunk) {
        content.add(send(chunk), chunk.length);
    }

    private ChunkId send(byte[] chunk) {
        ChunkId id = new ChunkId(Hash.of(chunk));
        library.store(caller, List.of(frames.encode(id, chunk)));
        return id;
    }
}
