package limpid.cli.device;

import java.util.ArrayList;
import java.util.List;
import limpid.agent.run.AgentProgram;
import limpid.agent.run.DeviceRecord;
import limpid.host.net.Http;
import limpid.host.net.ServerTrust;
import limpid.host.net.SocketHttp;
import limpid.host.time.Clock;
import limpid.wire.link.HttpLink;
import limpid.wire.link.Link;

/**
 * The connections of a running agent: small questions never wait behind contents. When its device signs in again there may
 * be another key to trust, so each link brings its own; what still runs over the old one ends there.
 */
final class Lines implements AgentProgram.Links, AutoCloseable {
    private final Clock clock;
    private final List<Http> open = new ArrayList<>();

    Lines(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Link open(DeviceRecord device) {
        ServerTrust trust = device.pairing().trust();
        return new HttpLink(device.pairing(), line(trust), line(trust), clock);
    }

    private synchronized Http line(ServerTrust trust) {
        Http http = SocketHttp.open(clock, trust);
        open.add(http);
        return http;
    }

    @Override
    public synchronized void close() {
        open.forEach(Http::close);
    }
}
