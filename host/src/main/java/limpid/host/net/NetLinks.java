package limpid.host.net;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** The network cards of this machine. */
final class NetLinks {
    private NetLinks() {}

    /** Whether any card is up and has an address that others could reach. */
    static boolean isUp() {
        return all().stream().anyMatch(NetLink::isUsable);
    }

    /** All cards but the loopback; empty if the system does not tell. */
    static List<NetLink> all() {
        try {
            List<NetLink> links = new ArrayList<>();
            for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
                if (!card.isLoopback()) {
                    links.add(linkOf(card));
                }
            }
            return links;
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static NetLink linkOf(NetworkInterface card) throws SocketException {
        List<String> addresses = card.inetAddresses()
                .filter(address -> !address.isLinkLocalAddress())
                .map(InetAddress::getHostAddress)
                .toList();
        return new NetLink(card.getName(), card.isUp(), addresses);
    }
}
