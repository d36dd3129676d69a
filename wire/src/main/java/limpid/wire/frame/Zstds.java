package limpid.wire.frame;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.util.Arrays;
import java.util.Optional;

/**
 * Compresses and expands, one piece after the other. Zstandard works in memory that costs more to make than a short chunk
 * takes to pack; it is made when it is first needed, and freed at the end. For one thread.
 */
final class Zstds implements AutoCloseable {
    private final int level;
    private Optional<ZstdCompressCtx> packing = Optional.empty();
    private Optional<ZstdDecompressCtx> expanding = Optional.empty();

    /** At a level of Zstandard. */
    Zstds(int level) {
        this.level = level;
    }

    /** The packed bytes. */
    byte[] pack(byte[] raw) {
        byte[] room = new byte[Math.toIntExact(Zstd.compressBound(raw.length))];
        return Arrays.copyOf(room, packing().compressByteArray(room, 0, room.length, raw, 0, raw.length));
    }

    private ZstdCompressCtx packing() {
        if (packing.isEmpty()) {
            packing = Optional.of(new ZstdCompressCtx().setLevel(level));
        }
        return packing.get();
    }

    /** Expands {@code packed} into {@code raw}; returns how long it came out. Throws ZstdException for what is not Zstandard. */
    int expand(byte[] packed, byte[] raw) {
        if (expanding.isEmpty()) {
            expanding = Optional.of(new ZstdDecompressCtx());
        }
        return expanding.get().decompressByteArray(raw, 0, raw.length, packed, 0, packed.length);
    }

    @Override
    public void close() {
        packing.ifPresent(ZstdCompressCtx::close);
        expanding.ifPresent(ZstdDecompressCtx::close);
    }
}
