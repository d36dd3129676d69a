package limpid.proof.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Very many tiny files: their first sync, what it costs to stand beside them, and a device that comes back to them. */
final class Standing implements Scenario {
    private static final double AGENT_BYTES = 100e6;

    @Override
    public List<Work> works(Sizes sizes) {
        String files = String.format(Locale.ROOT, "%,d files", sizes.standingFiles());
        return List.of(
                new Work(
                        "tiny",
                        String.format(Locale.ROOT, "first sync, %,d × %d B", sizes.standingFiles(), Corpus.TINY_BYTES),
                        Target.must(0.1, Syncthing.NAME),
                        Target.aims(2, Rsync.NAME)),
                new Work(
                        "idle",
                        files,
                        Target.must(Measure.CPU_PER_MINUTE, 0.2),
                        new Target(Target.Rank.MUST, Measure.HELD, 0.65, Syncthing.NAME),
                        Target.aims(Measure.AGENT, AGENT_BYTES)),
                new Work(
                        "start",
                        files + ", until in step",
                        Target.must(0.35, Syncthing.NAME),
                        Target.aims(Measure.SECONDS, 2)));
    }

    @Override
    public void run(Stage stage) throws IOException {
        Peer peer = stage.peer();
        peer.prepare();
        new Corpus(Scenarios.SEED).texts(peer.files("A"), stage.sizes().standingFiles(), Corpus.TINY_BYTES);
        stage.firstSync("tiny");
        peer.settle();
        if (peer.isWatching() && Proc.isKnown()) {
            idle(stage);
        }
        if (peer instanceof Returning returning) {
            start(stage, returning);
        }
    }

    private static void idle(Stage stage) {
        Duration span = stage.sizes().idle();
        Processes processes = stage.peer().processes();
        Meter meter = Meter.start(stage.peer());
        Patience.rest(span.toMillis());
        double perMinute = meter.cpuSeconds() * 60 / span.toSeconds();
        stage.report(
                "idle",
                Figures.NONE
                        .with(Measure.CPU_PER_MINUTE, perMinute)
                        .withBytes(Measure.HELD, processes.heldBytes())
                        .withBytes(Measure.AGENT, processes.child("B").heldBytes()));
    }

    /** While B is away something changes on both sides: when both have crossed, it is in step. */
    private static void start(Stage stage, Returning peer) throws IOException {
        peer.sleep();
        Files.writeString(peer.files("A").resolve("part-0/text-0.txt"), "changed while B was away");
        peer.deliver();
        Files.writeString(peer.files("B").resolve("part-0/text-1.txt"), "changed on B");
        FileTime time = FileTime.from(Instant.now());
        Files.setLastModifiedTime(peer.files("B").resolve("part-0/text-1.txt"), time);
        Path crossed = peer.files("A").resolve("part-0/text-1.txt");
        stage.timed("start", () -> {
            peer.wake();
            Sight.awaitTime(crossed, time);
        });
    }
}
