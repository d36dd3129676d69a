package limpid.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import limpid.agent.root.RootFolder;
import limpid.agent.root.Scanner;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Node;
import limpid.agent.tree.Synced;
import limpid.agent.tree.Trees;
import limpid.core.chunk.ContentId;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.core.reason.ReasonCode;
import limpid.host.disk.DiskWriter;
import limpid.host.disk.SimDisk;
import limpid.host.time.SimClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SurveyIgnoredTest {
    private static final Content CONTENT = new Content(ContentId.of("c" + "0".repeat(64)), 5);

    private final SimDisk disk = new SimDisk(new SimClock());
    private final RootFolder root = new RootFolder(disk, new SimClock(), Path.of("/home/ada"), "Files", "mark\n");
    private final Scanner scanner = new Scanner(disk, root);
    private final Trees trees = new Trees();
    private final AtomicLong ids = new AtomicLong(1);

    @BeforeEach
    void aFolderInStep() {
        root.create();
        write("a.txt");
        write("build/x.o");
        write("build/deep/y.o");
        all(IgnoreRules.NONE);
        agree();
        assertThat(known("a.txt", "build", "build/x.o", "build/deep/y.o")).isTrue();
    }

    @Test
    void keepsWhatWasInStepBeforeTheRule() {
        Survey.Outcome outcome = all(GitignoreRules.of("build/\n*.txt"));
        assertThat(outcome.changed()).isEmpty();
        assertThat(known("a.txt", "build", "build/x.o", "build/deep/y.o")).isTrue();
        assertThat(outcome.oddities())
                .extracting(Survey.Oddity::path, Survey.Oddity::code, Survey.Oddity::detail)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("a.txt", ReasonCode.IGNORED_BY_RULE, "*.txt"),
                        org.assertj.core.groups.Tuple.tuple("build", ReasonCode.IGNORED_BY_RULE, "build/"));
    }

    @Test
    void deletesNothingElsewhereWhenSomethingLeftOutGoesHere() {
        disk.delete(root.resolve("a.txt"));
        disk.delete(root.resolve("build/x.o"));
        GitignoreRules rules = GitignoreRules.of("build/\n*.txt");
        assertThat(all(rules).changed()).isEmpty();
        assertThat(look(rules, "a.txt", "build/x.o").changed()).isEmpty();
        assertThat(known("a.txt", "build/x.o")).isTrue();
    }

    @Test
    void tellsDeletionsOfEverythingElse() {
        disk.delete(root.resolve("a.txt"));
        all(GitignoreRules.of("build/"));
        assertThat(known("a.txt")).isFalse();
        assertThat(known("build/x.o")).isTrue();
    }

    @Test
    void takesInNothingNewThatARuleLeavesOut() {
        write("build/new.o");
        write("b.tmp");
        GitignoreRules rules = GitignoreRules.of("build/\n*.tmp");
        all(rules);
        look(rules, "build/new.o", "b.tmp", "build");
        assertThat(known("build/new.o")).isFalse();
        assertThat(known("b.tmp")).isFalse();
    }

    @Test
    void finishesWhatWasOnItsWayBeforeTheRule() {
        write("late.tmp");
        all(IgnoreRules.NONE);
        Node late = node("late.tmp");
        disk.setAttributes(root.resolve("late.tmp"), SimClock.START.plusSeconds(60), true);
        assertThat(all(GitignoreRules.of("*.tmp")).changed()).containsExactly(late.id());
        disk.delete(root.resolve("late.tmp"));
        all(GitignoreRules.of("*.tmp"));
        assertThat(known("late.tmp")).isFalse();
    }

    @Test
    void looksAtWhatTheServerChanged() {
        Node before = node("a.txt");
        Item theirs = item(before.local().orElseThrow(), before.id(), 2);
        trees.put(before.withRemote(Optional.of(theirs)));
        disk.setAttributes(root.resolve("a.txt"), SimClock.START.plusSeconds(60), true);
        assertThat(look(GitignoreRules.of("*.txt"), "a.txt").changed()).containsExactly(before.id());
    }

    @Test
    void seesWhatStandsWhereTheServerHasSomething() {
        write("b.tmp");
        Place place = new Place(ItemId.ROOT, new ItemName("b.tmp"));
        LocalNode elsewhere = new LocalNode(
                place, Kind.FILE, node("a.txt").local().orElseThrow().print(), Optional.of(CONTENT));
        ItemId theirs = new ItemId(8, 8);
        trees.put(Node.nowhere(theirs).withRemote(Optional.of(item(elsewhere, theirs, 1))));
        look(GitignoreRules.of("*.tmp"), "b.tmp");
        assertThat(known("b.tmp")).isTrue();
    }

    @Test
    void takesUpAgainWhenTheRuleIsGone() {
        write("build/new.o");
        all(GitignoreRules.of("build/"));
        all(IgnoreRules.NONE);
        assertThat(known("build/new.o", "build/x.o")).isTrue();
    }

    @Test
    void keepsTheRulesThemselvesInStep() {
        write(".limpidignore");
        all(GitignoreRules.of("*"));
        assertThat(known(".limpidignore")).isTrue();
        assertThat(known(".limpid-root")).isFalse();
    }

    private Survey.Outcome all(IgnoreRules rules) {
        return survey(scanner.all(1, rules), rules);
    }

    private Survey.Outcome look(IgnoreRules rules, String... paths) {
        return survey(scanner.at(1, Arrays.asList(paths)), rules);
    }

    private Survey.Outcome survey(Sightings sightings, IgnoreRules rules) {
        return new Survey(trees, sightings, _ -> new ItemId(7, ids.getAndIncrement()), rules, _ -> false).apply();
    }

    /** Everything here is on the server and in step. */
    private void agree() {
        for (Node node : List.copyOf(trees.nodes())) {
            LocalNode local = node.local().orElseThrow();
            LocalNode read = local.kind() == Kind.FILE ? local.read(local.print(), CONTENT) : local;
            Item item = item(read, node.id(), 1);
            trees.put(node.withLocal(Optional.of(read))
                    .withRemote(Optional.of(item))
                    .withSynced(Optional.of(new Synced(item, Optional.of(read.print())))));
        }
    }

    private static Item item(LocalNode like, ItemId id, long version) {
        return new Item(
                id,
                version,
                version,
                like.place(),
                like.kind(),
                like.content(),
                like.attributes(),
                false,
                new DeviceId("d-1"),
                SimClock.START);
    }

    private Node node(String path) {
        return trees.node(trees.localByPath(path).orElseThrow());
    }

    private boolean known(String... paths) {
        return Arrays.stream(paths).allMatch(path -> trees.localByPath(path).isPresent());
    }

    private void write(String path) {
        Path file = root.resolve(path);
        disk.createFolders(Objects.requireNonNull(file.getParent()));
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        try (DiskWriter writer = disk.create(file)) {
            writer.write(bytes, 0, bytes.length);
        }
    }
}
