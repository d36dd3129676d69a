package limpid.proof.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.agent.state.Intent;
import limpid.agent.state.Manifests;
import limpid.agent.state.PendingCommit;
import limpid.agent.state.Position;
import limpid.agent.state.SavedNode;
import limpid.agent.state.SavedState;
import limpid.agent.state.StateBatch;
import limpid.agent.state.StateStore;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Manifest;
import limpid.core.id.ItemId;

/** A device's memory: a batch is in it whole or not at all, and survives every crash once it is in. */
final class SimMemory implements StateStore, Manifests {
    private final Map<ItemId, SavedNode> nodes = new LinkedHashMap<>();
    private final Map<String, PendingCommit> commits = new LinkedHashMap<>();
    private final Map<ItemId, Intent> intents = new LinkedHashMap<>();
    private final Map<String, String> facts = new HashMap<>();
    private final Map<ContentId, Manifest> manifests = new HashMap<>();
    private Optional<Position> position = Optional.empty();

    /** The same, apart from this from now on. */
    SimMemory copy() {
        SimMemory copy = new SimMemory();
        copy.nodes.putAll(nodes);
        copy.commits.putAll(commits);
        copy.intents.putAll(intents);
        copy.facts.putAll(facts);
        copy.manifests.putAll(manifests);
        copy.position = position;
        return copy;
    }

    @Override
    public SavedState load() {
        return new SavedState(
                List.copyOf(nodes.values()),
                position,
                List.copyOf(commits.values()),
                new ArrayList<>(intents.values()),
                facts);
    }

    @Override
    public void save(StateBatch batch) {
        batch.nodes().forEach(this::save);
        position = batch.position().or(() -> position);
        batch.begun().forEach(commit -> commits.put(commit.key(), commit));
        batch.ended().forEach(commits::remove);
        batch.settled().forEach(intents::remove);
        batch.intents().forEach(intent -> intents.put(intent.item().id(), intent));
        batch.facts().forEach((key, value) -> {
            if (value.isEmpty()) {
                facts.remove(key);
            } else {
                facts.put(key, value);
            }
        });
    }

    private void save(SavedNode node) {
        if (node.remote().isEmpty() && node.synced().isEmpty()) {
            nodes.remove(node.id());
        } else {
            nodes.put(node.id(), node);
        }
    }

    @Override
    public Optional<Manifest> of(ContentId content) {
        return Optional.ofNullable(manifests.get(content));
    }

    @Override
    public void remember(ContentId content, Manifest manifest) {
        manifests.put(content, manifest);
    }

    @Override
    public void close() {
        // It stays for the next run.
    }
}
