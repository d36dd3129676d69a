package limpid.server.program;

import java.net.URI;
import java.util.Optional;
import limpid.host.place.SecretFile;
import limpid.host.settings.Secret;
import limpid.host.time.Clock;
import limpid.server.operator.ChannelOperator.ChannelKey;
import limpid.server.operator.OperatorJson;
import limpid.wire.message.MalformedException;

/** Tells commands on this machine how to reach the server that runs on a data folder; only its own account can read it. */
final class ChannelFile {
    private final SecretFile file;

    ChannelFile(DataFolder folder, Clock clock) {
        this.file = new SecretFile(clock, folder.channelFile());
    }

    /** The key; empty if no server wrote one, or it cannot be understood. Fails with: KEYSTORE_UNAVAILABLE. */
    Optional<ChannelKey> read() {
        try {
            return file.read().map(Secret::reveal).map(OperatorJson::channelKey);
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** Writes the key. Fails with: KEYSTORE_UNAVAILABLE. */
    void write(ChannelKey key) {
        file.write(new Secret<>(OperatorJson.ofChannelKey(key)));
    }

    /** Takes the key away; nothing there is well. Fails with: KEYSTORE_UNAVAILABLE. */
    void delete() {
        file.delete();
    }

    /** The address of a channel at a port of this machine. */
    static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
