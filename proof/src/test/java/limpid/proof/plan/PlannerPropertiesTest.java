package limpid.proof.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import limpid.agent.plan.Step;
import limpid.agent.tree.Node;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.host.chance.SimChance;
import limpid.proof.plan.Triple.Thing;
import org.junit.jupiter.api.Test;

class PlannerPropertiesTest {
    private static final int SEEDS = Integer.getInteger("limpid.plans", 5_000);
    private static final int STEPS_MAX = 2_000;

    /** One triple, worked off. */
    private record Life(Triple triple, PlanModel model, List<Step> stuck) {}

    private interface Check {
        void of(Life life);
    }

    private static void forEachSeed(int changesHere, int changesThere, boolean odd, Check check) {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                SimChance chance = new SimChance(seed);
                Triple triple = new Triple(
                        chance.split("triple"), chance.between(0, changesHere), chance.between(0, changesThere), odd);
                PlanModel model = new PlanModel(chance.split("order"), false);
                triple.into(model);
                check.of(new Life(triple, model, model.work(STEPS_MAX)));
            } catch (RuntimeException | AssertionError e) {
                fail(story(seed, changesHere, changesThere, odd) + e, e);
            }
        }
    }

    private static String story(long seed, int changesHere, int changesThere, boolean odd) {
        SimChance chance = new SimChance(seed);
        Triple triple = new Triple(
                chance.split("triple"), chance.between(0, changesHere), chance.between(0, changesThere), odd);
        return "seed " + seed + "\nagreed " + named(triple.base) + "\nhere " + named(triple.here) + "\nthere "
                + named(triple.there) + "\n";
    }

    private static Map<String, String> named(Map<ItemId, Thing> side) {
        Map<String, String> shown = new TreeMap<>();
        side.forEach((id, thing) -> shown.put(
                path(side, thing.place().parent()) + thing.place().name(),
                id.toString().substring(0, 4)
                        + (thing.kind() == Kind.FOLDER
                                ? "/"
                                : " " + thing.content().orElseThrow().size())));
        return shown;
    }

    @Test
    void convergesAndLosesNothingWhateverBothSidesDid() {
        forEachSeed(6, 6, false, life -> {
            assertThat(life.stuck()).isEmpty();
            assertThat(local(life.model())).isEqualTo(remote(life.model()));
            assertThat(contents(life.model())).containsAll(mustSurvive(life.triple()));
            for (Node node : life.model().trees.nodes()) {
                assertThat(node.isInStep()).isTrue();
            }
        });
    }

    @Test
    void takesOverExactlyWhatTheServerHasWhenOnlyItChanged() {
        forEachSeed(0, 8, false, life -> {
            assertThat(life.stuck()).isEmpty();
            assertThat(local(life.model())).isEqualTo(things(life.triple().there));
        });
    }

    @Test
    void givesTheServerExactlyWhatStandsHereWhenOnlyThatChanged() {
        forEachSeed(8, 0, false, life -> {
            assertThat(life.stuck()).isEmpty();
            assertThat(remote(life.model())).isEqualTo(things(life.triple().here));
        });
    }

    @Test
    void undoesNoDeletionOfWhatTheOtherSideLeftAlone() {
        forEachSeed(6, 6, false, life -> {
            Triple triple = life.triple();
            for (ItemId id : triple.base.keySet()) {
                Thing was = Objects.requireNonNull(triple.base.get(id));
                boolean goneHere = !triple.here.containsKey(id) && was.equals(triple.there.get(id));
                boolean goneThere = !triple.there.containsKey(id) && was.equals(triple.here.get(id));
                // A new thing under its old name is taken for an edit of it.
                boolean back =
                        life.model().trees.node(id).remote().map(Item::content).equals(Optional.of(was.content()));
                if (was.kind() == Kind.FILE && (goneHere || goneThere)) {
                    assertThat(back).isFalse();
                }
            }
        });
    }

    @Test
    void isBlockedByNamesThatDifferInCaseOnlyAndByNothingElse() {
        forEachSeed(6, 4, true, life -> {
            Set<ItemId> named = new HashSet<>();
            life.stuck().forEach(step -> named.add(step.item()));
            if (!life.stuck().isEmpty()) {
                assertThat(life.stuck()).anyMatch(step -> step instanceof Step.Blocked);
            }
            for (Step step : life.stuck()) {
                if (step instanceof Step.Wait wait) {
                    assertThat(named).contains(wait.on());
                }
            }
            assertThat(contents(life.model())).containsAll(mustSurvive(life.triple()));
        });
    }

    /** What one side wrote, and what neither side touched. */
    private static Set<Content> mustSurvive(Triple triple) {
        Set<Content> contents = new HashSet<>();
        for (Map<ItemId, Thing> side : List.of(triple.here, triple.there)) {
            side.forEach((id, thing) -> {
                Thing was = triple.base.get(id);
                boolean news = was == null || !was.content().equals(thing.content());
                boolean kept = thing.equals(triple.here.get(id)) && thing.equals(triple.there.get(id));
                if (news || kept) {
                    thing.content().ifPresent(contents::add);
                }
            });
        }
        return contents;
    }

    private static Set<Content> contents(PlanModel model) {
        Set<Content> contents = new HashSet<>();
        for (Node node : model.trees.nodes()) {
            model.bytes(node.id()).filter(it -> node.local().isPresent()).ifPresent(contents::add);
        }
        return contents;
    }

    private static Map<String, String> local(PlanModel model) {
        Map<String, String> shown = new TreeMap<>();
        for (Node node : model.trees.nodes()) {
            node.local()
                    .ifPresent(local -> shown.put(
                            path(model, local.place().parent(), true)
                                    + local.place().name(),
                            local.kind() + " " + model.bytes(node.id()) + " " + local.attributes()));
        }
        return shown;
    }

    private static Map<String, String> remote(PlanModel model) {
        Map<String, String> shown = new TreeMap<>();
        for (Node node : model.trees.nodes()) {
            node.remote()
                    .ifPresent(item -> shown.put(
                            path(model, item.place().parent(), false)
                                    + item.place().name(),
                            item.kind() + " " + item.content() + " " + item.attributes()));
        }
        return shown;
    }

    private static String path(PlanModel model, ItemId folder, boolean here) {
        if (folder.isRoot()) {
            return "";
        }
        Node node = model.trees.node(folder);
        Optional<limpid.core.item.Place> place =
                here ? node.local().map(it -> it.place()) : node.remote().map(Item::place);
        return path(model, place.orElseThrow().parent(), here)
                + place.orElseThrow().name() + "/";
    }

    private static Map<String, String> things(Map<ItemId, Thing> side) {
        Map<String, String> shown = new TreeMap<>();
        side.values()
                .forEach(thing -> shown.put(
                        path(side, thing.place().parent()) + thing.place().name(),
                        thing.kind() + " " + thing.content() + " " + thing.attributes()));
        return shown;
    }

    private static String path(Map<ItemId, Thing> side, ItemId folder) {
        if (folder.isRoot()) {
            return "";
        }
        Thing thing = Objects.requireNonNull(side.get(folder));
        return path(side, thing.place().parent()) + thing.place().name() + "/";
    }
}
