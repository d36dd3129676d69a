package limpid.wire.link;

import java.net.URI;

/**
 * What a device keeps from joining, to find its server again and to be known there.
 *
 * @param server where it is
 * @param serverId which one it must be
 * @param secret proves the device
 */
public record Pairing(URI server, String serverId, String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "Pairing[server=" + server + ", serverId=" + serverId + "]";
    }
}
