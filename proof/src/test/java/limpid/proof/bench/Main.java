package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code ./limpid bench}: lets Limpid and its peers do the same works, one after the other, and prints one table. */
public final class Main {
    private final Options options;
    private final Map<String, Function<Path, Peer>> peers = new LinkedHashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private Main(Options options) {
        this.options = options;
    }

    /** The first argument is the launcher of the program that is measured. */
    public static void main(String[] args) throws IOException {
        try {
            Main bench = new Main(Options.of(List.of(args)));
            bench.findPeers();
            bench.run();
            System.exit(bench.failures.isEmpty() ? 0 : 1);
        } catch (Options.Wrong wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        } catch (Unfinished stopped) {
            System.exit(1);
        }
    }

    private void findPeers() throws IOException {
        peers.put(Trio.NAME, folder -> new Trio(options.launcher(), folder));
        try (Scratch scratch = Scratch.make()) {
            for (Program program : options.programs()) {
                if (program.isInstalled()) {
                    peers.put(program.name(), program.peer());
                    versions.put(program.name(), program.version(scratch.folder()));
                } else {
                    System.out.println(program.command() + " is not installed: its figures are left out.");
                }
            }
        }
        versions.forEach((name, version) -> System.out.println("Beside Limpid: " + name + " " + version + "."));
    }

    private void run() throws IOException {
        System.out.println(Table.head());
        for (Scenario scenario : options.scenarios()) {
            Map<String, Map<String, Figures>> byPeer = new LinkedHashMap<>();
            for (Map.Entry<String, Function<Path, Peer>> peer : peers.entrySet()) {
                Progress.say(scenario.works(options.sizes()).getFirst().name() + " by " + peer.getKey());
                byPeer.put(peer.getKey(), measure(scenario, peer.getKey(), peer.getValue()));
            }
            Progress.clear();
            show(scenario, byPeer);
        }
        if (!isFullSize()) {
            System.out.println("Targets are meant for the full size: at this one, they say little.");
        }
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), Json.of(versions, isFullSize(), rows));
        }
        failures.forEach(System.err::println);
    }

    private boolean isFullSize() {
        return options.sizes().equals(Sizes.FULL);
    }

    /** What was measured before something went wrong counts. */
    private Map<String, Figures> measure(Scenario scenario, String name, Function<Path, Peer> make) throws IOException {
        try (Scratch scratch = Scratch.make();
                Peer peer = make.apply(scratch.folder())) {
            scratch.first(peer);
            Stage stage = new Stage(peer, options.sizes(), scratch.folder());
            try {
                scenario.run(stage);
            } catch (Unfinished unfinished) {
                failures.add("Not finished by " + name + ": " + unfinished.getMessage());
            } catch (IOException | UncheckedIOException world) {
                failures.add("Not finished by " + name + ": " + world);
            }
            return stage.measured();
        }
    }

    private void show(Scenario scenario, Map<String, Map<String, Figures>> byPeer) {
        for (Work work : scenario.works(options.sizes())) {
            Map<String, Figures> figures = new LinkedHashMap<>();
            byPeer.forEach((peer, works) -> figures.put(peer, works.getOrDefault(work.name(), Figures.NONE)));
            Row row = new Row(work, figures);
            rows.add(row);
            Table.lines(row).forEach(System.out::println);
        }
    }
}
