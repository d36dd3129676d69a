package limpid.host.net;

import java.util.List;

/**
 * A network card.
 *
 * @param name such as {@code eth0}
 * @param isUp whether it is switched on and connected
 * @param addresses those that reach further than the next machine
 */
public record NetLink(String name, boolean isUp, List<String> addresses) {
    public NetLink {
        addresses = List.copyOf(addresses);
    }

    /** Whether something could be reached over it. */
    public boolean isUsable() {
        return isUp && !addresses.isEmpty();
    }
}
