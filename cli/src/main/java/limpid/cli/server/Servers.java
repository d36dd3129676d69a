package limpid.cli.server;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import limpid.cli.frame.Places;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.net.Http;
import limpid.server.gate.Address;
import limpid.server.library.LibrarySettings;
import limpid.server.program.Machine;
import limpid.server.program.Operation;
import limpid.server.program.Server;
import limpid.server.program.ServerSettings;

/** Puts options, settings and the machine together to a server, or to an operation of one. */
public final class Servers implements Operators {
    private final Places places;
    private final Machine machine;
    private final Supplier<Http> http;

    public Servers(Places places, Machine machine, Supplier<Http> http) {
        this.places = places;
        this.machine = machine;
        this.http = http;
    }

    /** Starts a server. Fails with: SETTINGS_INVALID, what {@link Server#start} says. */
    Server start(Optional<Path> data, Optional<String> listen, Optional<Path> settings) {
        Address address = listen.map(this::address).orElse(ServerSettings.LISTEN);
        return Server.start(settings(data, address), machine);
    }

    @Override
    public Operation at(Optional<Path> data) {
        return new Operation(settings(data, ServerSettings.LISTEN), machine, http);
    }

    private ServerSettings settings(Optional<Path> data, Address listen) {
        return new ServerSettings(
                data.orElseGet(places::data),
                places.state().resolve("witness"),
                listen,
                "Limpid",
                Optional.empty(),
                LibrarySettings.standard());
    }

    private Address address(String text) {
        return Address.of(text).orElseThrow(() -> {
            Evidence problem = new Evidence(
                    "problem",
                    "“" + text + "” is not of the form HOST:PORT",
                    "",
                    "options",
                    machine.clock().now());
            Evidence setting = new Evidence(
                    "setting", "--listen", "", "options", machine.clock().now());
            return new ReasonException(Reason.of(
                    ReasonCode.SETTINGS_INVALID,
                    Subject.server(""),
                    machine.clock().now(),
                    problem,
                    setting));
        });
    }
}
