package limpid.server.program;

import java.net.URI;
import java.util.Optional;
import limpid.host.disk.Disk;
import limpid.server.operator.ChannelOperator.ChannelKey;
import limpid.server.operator.OperatorJson;
import limpid.wire.message.MalformedException;

/** Tells commands on this machine how to reach the server that runs on a data folder. */
final class ChannelFile {
    private final SmallFile file;

    ChannelFile(DataFolder folder, Disk disk) {
        this.file = new SmallFile(disk, folder.channelFile());
    }

    /** The key; empty if no server wrote one, or it cannot be read. */
    Optional<ChannelKey> read() {
        try {
            return file.read().map(OperatorJson::channelKey);
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    void write(ChannelKey key) {
        file.write(OperatorJson.ofChannelKey(key));
    }

    void delete() {
        file.delete();
    }

    /** The address of a channel at a port of this machine. */
    static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
