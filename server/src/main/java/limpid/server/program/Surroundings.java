package limpid.server.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import limpid.host.net.NetLink;
import limpid.host.net.NetProbe;
import limpid.server.gate.Address;

/**
 * Under which names and addresses others reach this machine, as far as it knows.
 *
 * @param hostName what the machine calls itself
 * @param probe tells its network cards
 */
record Surroundings(String hostName, NetProbe probe) {
    private static final String NAME = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*";

    /**
     * All names and addresses that a certificate for this machine shall have, the best first. Addresses of version 6 change
     * daily on many machines, and a certificate would have to change with them: only one that is listened at is among them.
     *
     * @param given what the operator says that others use
     */
    List<String> names(Address listen, List<String> given) {
        List<String> all = new ArrayList<>(given);
        String host = hostName.toLowerCase(Locale.ROOT);
        if (host.matches(NAME)) {
            all.add(host);
            if (!host.contains(".")) {
                all.add(host + ".local");
            }
        }
        if (!listen.isWildcard()) {
            all.add(listen.host());
        }
        all.addAll(addresses());
        all.addAll(List.of("localhost", "127.0.0.1", "::1"));
        return all.stream().filter(name -> !name.contains("%")).distinct().toList();
    }

    /**
     * The hosts that people are told to type, the best first; at least one.
     *
     * @param given names that lead here from elsewhere: the operator's, or those of a certificate
     */
    List<String> hosts(Address listen, List<String> given) {
        if (listen.isLoopback()) {
            return List.of(listen.host());
        }
        List<String> own = listen.isWildcard() ? addresses() : List.of(listen.host());
        List<String> all =
                Stream.concat(given.stream(), own.stream()).distinct().toList();
        return all.isEmpty() ? List.of("127.0.0.1") : all;
    }

    private List<String> addresses() {
        return probe.links().stream()
                .filter(NetLink::isUsable)
                .flatMap(link -> link.addresses().stream())
                .filter(address -> !address.contains(":"))
                .toList();
    }
}
