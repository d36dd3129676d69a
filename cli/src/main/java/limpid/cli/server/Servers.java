package limpid.cli.server;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import limpid.cli.frame.Places;
import limpid.cli.frame.TextFile;
import limpid.host.net.Http;
import limpid.host.place.PrivateFolder;
import limpid.host.settings.Settings;
import limpid.server.program.Machine;
import limpid.server.program.Operation;
import limpid.server.program.Server;
import limpid.server.program.ServerSettings;
import limpid.server.program.SettingsFile;
import limpid.server.program.SettingsFile.Options;
import limpid.server.program.SettingsFile.Usual;

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
    Server start(Optional<Path> settings, Options options) throws InterruptedException {
        ServerSettings all = read(settings, options);
        PrivateFolder.make(all.data(), machine.clock());
        return Server.start(all, machine);
    }

    @Override
    public Operation at(Optional<Path> settings, Optional<Path> data) {
        ServerSettings all = read(settings, new Options(data, Optional.empty()));
        PrivateFolder.make(all.data(), machine.clock());
        return new Operation(all, machine, http);
    }

    private ServerSettings read(Optional<Path> settings, Options options) {
        Usual usual = new Usual(places.data(), places.state().resolve("witness"));
        Settings file = settings.map(path -> Settings.of(path.toString(), TextFile.read(machine.disk(), path)))
                .orElseGet(Settings::none);
        return new SettingsFile(machine.clock()).read(file, options, usual);
    }
}
