package limpid.agent.state;

import static limpid.agent.state.SavedThings.agreed;
import static limpid.agent.state.SavedThings.alone;
import static limpid.agent.state.SavedThings.behind;
import static limpid.agent.state.SavedThings.commit;
import static limpid.agent.state.SavedThings.commits;
import static limpid.agent.state.SavedThings.facts;
import static limpid.agent.state.SavedThings.file;
import static limpid.agent.state.SavedThings.forgotten;
import static limpid.agent.state.SavedThings.id;
import static limpid.agent.state.SavedThings.intents;
import static limpid.agent.state.SavedThings.nodes;
import static limpid.agent.state.SavedThings.position;
import static limpid.agent.state.SavedThings.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every memory of a device promises: what was saved is there in the next run, all of it and as it was. */
public interface StateStoreContract {
    /** More than one statement or page holds. */
    int MANY = 20_000;

    /** A memory in which nothing was saved yet. */
    StateStore subject();

    /** The same memory in the next run of the program. */
    StateStore again(StateStore before);

    @Test
    default void remembersNothingAtFirst() {
        assertThat(subject().load()).isEqualTo(SavedState.NOTHING);
    }

    @Test
    default void remembersEachFormOfAnItem() {
        StateStore store = subject();
        SavedNode[] all = {told(1), agreed(2), behind(3), alone(4)};
        store.save(nodes(all));
        assertThat(store.load().nodes()).containsExactlyInAnyOrder(all);
        assertThat(again(store).load().nodes()).containsExactlyInAnyOrder(all);
    }

    @Test
    default void remembersTheLastFormOfAnItem() {
        StateStore store = subject();
        store.save(nodes(told(1), agreed(2), behind(3)));
        store.save(nodes(behind(1), told(2)));
        store.save(nodes(forgotten(3), forgotten(9)));
        assertThat(again(store).load().nodes()).containsExactlyInAnyOrder(behind(1), told(2));
    }

    @Test
    default void remembersTheLastPosition() {
        StateStore store = subject();
        for (long seq = 5; seq <= 6; seq++) {
            store.save(new StateBatch(
                    List.of(), Optional.of(position(seq)), List.of(), List.of(), List.of(), List.of(), Map.of()));
        }
        store.save(facts(Map.of("listing", "plain")));
        SavedState saved = again(store).load();
        assertThat(saved.position()).contains(position(6));
        assertThat(saved.facts()).containsExactly(Map.entry("listing", "plain"));
    }

    @Test
    default void remembersCommitsInTheirOrderUntilTheyAreAnswered() {
        StateStore store = subject();
        store.save(commits(List.of(commit("k2", 2), commit("k1", 1)), List.of()));
        store.save(commits(List.of(commit("k0", 3)), List.of("k1", "unknown")));
        assertThat(again(store).load().commits()).containsExactly(commit("k2", 2), commit("k0", 3));
    }

    @Test
    default void remembersIntentsUntilTheyAreSettled() {
        StateStore store = subject();
        store.save(intents(List.of(new Intent(file(1, 1)), new Intent(file(2, 1))), List.of()));
        store.save(intents(List.of(new Intent(file(2, 2))), List.of(id(1), id(9))));
        assertThat(again(store).load().intents()).containsExactly(new Intent(file(2, 2)));
    }

    /** A turn takes in the end of one job and begins the next for the same item. */
    @Test
    default void remembersAnIntentThatComesWithTheEndOfTheOneBefore() {
        StateStore store = subject();
        store.save(intents(List.of(new Intent(file(1, 1))), List.of()));
        store.save(intents(List.of(new Intent(file(1, 2))), List.of(id(1))));
        assertThat(again(store).load().intents()).containsExactly(new Intent(file(1, 2)));
    }

    @Test
    default void remembersFactsUntilTheyAreEmpty() {
        StateStore store = subject();
        store.save(facts(Map.of("paused", "resumed", "listing", "plain")));
        store.save(facts(Map.of("paused", "2026-01-01T00:00:00Z", "listing", "", "unknown", "")));
        assertThat(again(store).load().facts()).containsExactly(Map.entry("paused", "2026-01-01T00:00:00Z"));
    }

    @Test
    default void takesALargeBatch() {
        StateStore store = subject();
        SavedNode[] all = IntStream.range(1, MANY).mapToObj(SavedThings::agreed).toArray(SavedNode[]::new);
        store.save(nodes(all));
        assertThat(again(store).load().nodes()).containsExactlyInAnyOrder(all);
    }
}
