package limpid.proof.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where one peer does the works of a scenario, and what was measured of it so far. */
final class Stage {
    /** The longest a single work may take. */
    static final Duration BOUND = Duration.ofMinutes(10);

    private final Peer peer;
    private final Sizes sizes;
    private final Path folder;
    private final Map<String, Figures> measured = new LinkedHashMap<>();

    /** The folder is of its own, on the volume that the peer works on. */
    Stage(Peer peer, Sizes sizes, Path folder) {
        this.peer = peer;
        this.sizes = sizes;
        this.folder = folder;
    }

    /** Something to do while the clock runs. */
    interface Deed {
        void run() throws IOException;
    }

    Peer peer() {
        return peer;
    }

    Sizes sizes() {
        return sizes;
    }

    /** A place that no device looks at. */
    Path aside(String name) {
        return folder.resolve(name);
    }

    /** What was measured, by the names of works. */
    Map<String, Figures> measured() {
        return measured;
    }

    void report(String work, Figures figures) {
        measured.put(work, figures);
    }

    /** The clock runs from when A joins in until B shows all that A shows. */
    void firstSync(String work) throws IOException {
        timed(work, peer::begin);
    }

    /** The clock runs from a change on A until B shows it. */
    void change(String work, Deed change) throws IOException {
        timed(work, () -> {
            change.run();
            peer.carry();
        });
    }

    /**
     * The clock runs until B shows what A shows. One that is started by hand has done it when it has ended: nothing moves
     * while we look whether that is so.
     */
    void timed(String work, Deed deed) throws IOException {
        flush();
        Meter meter = Meter.start(peer);
        deed.run();
        if (peer.isWatching()) {
            Sight.awaitSame(peer.files("A"), peer.files("B"), peer.processes());
        }
        double seconds = meter.seconds();
        Figures figures = meter.figures().with(Measure.SECONDS, seconds);
        Sight.requireSame(peer.files("A"), peer.files("B"));
        report(work, figures);
    }

    /** What was prepared goes to the disk before the clock runs, so that no peer pays for it. */
    void flush() {
        peer.processes().ask(Command.of("sync"));
    }
}
