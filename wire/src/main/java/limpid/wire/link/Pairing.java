package limpid.wire.link;

import java.net.URI;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.host.net.ServerTrust;

/**
 * What a device keeps from joining, to find its server again and to be known there.
 *
 * @param server where it is
 * @param serverId which one it must be
 * @param secret proves the device
 * @param key proves the server: its own, or that of its authority; empty where known authorities vouch for it, or nothing is
 *     encrypted
 */
public record Pairing(URI server, String serverId, String secret, Optional<Hash> key) {
    /** With a server that known authorities vouch for, or that only this machine can reach. */
    public Pairing(URI server, String serverId, String secret) {
        this(server, serverId, secret, Optional.empty());
    }

    /** How the server has to prove itself before anything is sent to it. */
    public ServerTrust trust() {
        return trust(key);
    }

    /** The same, of a key alone. */
    public static ServerTrust trust(Optional<Hash> key) {
        return key.<ServerTrust>map(ServerTrust.Pinned::new).orElseGet(ServerTrust.Authorities::new);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Pairing[server=" + server + ", serverId=" + serverId + "]";
    }
}
