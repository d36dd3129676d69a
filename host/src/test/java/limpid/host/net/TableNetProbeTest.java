package limpid.host.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.host.time.SimClock;

class TableNetProbeTest implements NetProbeContract {
    private static final TlsFacts FACTS = new TlsFacts(
            "TLSv1.3",
            List.of(Hash.of(new byte[1])),
            "CN=home.example",
            "CN=authority.example",
            List.of("home.example"),
            Instant.EPOCH,
            Instant.MAX,
            2,
            false,
            Optional.empty());

    @Override
    public NetProbe subject() {
        return new TableNetProbe(
                new SimClock(),
                List.of(new NetLink("eth0", true, List.of("192.0.2.7"))),
                Map.of("localhost", List.of(InetAddress.getLoopbackAddress())),
                Map.of(listening(), FACTS));
    }

    @Override
    public InetSocketAddress listening() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 443);
    }

    @Override
    public InetSocketAddress deserted() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 444);
    }
}
