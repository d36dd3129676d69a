package limpid.cli.doctor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.doctor.look.ServerView;
import limpid.wire.link.Link;
import limpid.wire.message.DeviceState;
import limpid.wire.message.Hello;

/** Asks the server over a link of the doctor's own. */
record ServerOutlook(Link link) implements ServerView {
    /** Of 32 bytes each: over four packets of the usual 1,500 bytes. */
    private static final int NAMES = 200;

    @Override
    public Hello hello() {
        return link.hello();
    }

    @Override
    public DeviceState state() {
        return link.state();
    }

    /** Asks for chunks that nobody has: they all come back as missing, and nothing is changed. */
    @Override
    public long exchangePackets() {
        List<ChunkId> nobodys = IntStream.range(0, NAMES)
                .mapToObj(number -> ChunkId.of(("large packets " + number).getBytes(StandardCharsets.UTF_8)))
                .toList();
        return (long) link.missing(nobodys).size() * Hash.BYTES;
    }
}
