package limpid.proof.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Syncthing: three instances, A and B know only the hub. They watch, with the shortest delay that all versions take. */
final class Syncthing implements Returning {
    static final String NAME = "Syncthing";

    private static final Duration START = Duration.ofSeconds(90);

    private final Path folder;
    private final Processes processes;
    private final Map<String, SyncthingNode> nodes = new LinkedHashMap<>();

    Syncthing(Path folder) {
        this.folder = folder;
        this.processes = new Processes(folder);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isWatching() {
        return true;
    }

    @Override
    public Processes processes() {
        return processes;
    }

    @Override
    public Path files(String device) {
        return folder.resolve(device);
    }

    @Override
    public void prepare() {
        for (String name : List.of("hub", "A", "B")) {
            nodes.put(name, SyncthingNode.generate(name, folder, processes));
        }
        node("A").configure(List.of(node("hub")));
        node("B").configure(List.of(node("hub")));
        node("hub").configure(List.of(node("A"), node("B")));
        start("hub");
        start("B");
        awaitAll("B never reached the hub", START, List.of(node("B")), SyncthingNode::isConnected);
    }

    private SyncthingNode node(String name) {
        SyncthingNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalStateException(name + " is not prepared");
        }
        return node;
    }

    private void start(String name) {
        processes.start(name, node(name).serve());
    }

    @Override
    public void begin() {
        start("A");
    }

    @Override
    public void carry() {
        // It watches.
    }

    @Override
    public void settle() {
        List<SyncthingNode> all = new ArrayList<>(nodes.values());
        awaitAll("not connected", START, all, SyncthingNode::isConnected);
        awaitAll("not settled", Stage.BOUND, all, SyncthingNode::isIdle);
    }

    @Override
    public void sleep() {
        processes.stop("B");
    }

    @Override
    public void deliver() {
        Sight.awaitSame(files("A"), files("hub"), processes);
    }

    @Override
    public void wake() {
        start("B");
    }

    private void awaitAll(
            String complaint,
            Duration bound,
            List<SyncthingNode> nodes,
            java.util.function.Predicate<SyncthingNode> wanted) {
        Patience patience = new Patience(bound);
        while (!nodes.stream().allMatch(wanted)) {
            if (patience.isOver()) {
                throw new Unfinished(complaint + ". " + processes.said());
            }
            Patience.rest(100);
        }
    }
}
