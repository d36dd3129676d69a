package limpid.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import limpid.agent.root.RootFolder;
import limpid.agent.root.Scanner;
import limpid.agent.state.SavedState;
import limpid.agent.watch.GitignoreRules;
import limpid.agent.watch.IgnoreRules;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.host.chance.SimChance;
import limpid.host.disk.Disk;
import limpid.host.disk.RealDisk;
import limpid.host.time.Clock;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the folder and stays out of step is told with the rule or the kind that keeps it out. */
class LeftOutTest {
    private final Clock clock = new SystemClock();
    private final Disk disk = RealDisk.of(clock);
    private final Engine engine =
            new Engine(EngineSettings.named("desk"), SavedState.NOTHING, new SimChance(1), clock.now());

    @TempDir
    private Path folder;

    private IgnoreRules rules = IgnoreRules.NONE;

    @BeforeEach
    void aFolder() throws IOException {
        root().create();
        write("letter.txt");
        write("notes/draft.tmp");
        write("build/deep/x.o");
    }

    @Test
    @Provokes(ReasonCode.IGNORED_BY_RULE)
    void byARuleUntilTheRuleIsGone() {
        heed(GitignoreRules.of("*.tmp\nbuild/"));
        Reason draft = why("notes/draft.tmp");
        assertThat(draft.code()).isEqualTo(ReasonCode.IGNORED_BY_RULE);
        assertThat(draft.observed("rule")).contains("*.tmp");
        assertThat(draft.observed("rule-source")).contains(".limpidignore");
        assertThat(ReasonTexts.english().sentence(draft))
                .isEqualTo("“notes/draft.tmp” is left out on purpose, by the rule “*.tmp” in .limpidignore.");
        assertThat(why("build").observed("rule")).contains("build/");
        assertThat(leftOut()).extracting(Status.Bucket::items).containsExactly(2L);
        heed(IgnoreRules.NONE);
        assertThat(leftOut()).isEmpty();
        assertThat(why("notes/draft.tmp").code()).isNotEqualTo(ReasonCode.IGNORED_BY_RULE);
    }

    @Test
    @Provokes(ReasonCode.IGNORED_BY_RULE)
    void withTheFolderThatARuleLeavesOut() {
        heed(GitignoreRules.of("build/"));
        assertThat(why("build/deep/x.o")).isEqualTo(why("build"));
        assertThat(why("letter.txt").code()).isNotEqualTo(ReasonCode.IGNORED_BY_RULE);
        assertThat(why("build.txt").code()).isEqualTo(ReasonCode.NOT_FOUND);
    }

    @Test
    @Provokes(ReasonCode.SPECIAL_FILE_SKIPPED)
    void asWhatIsNeitherFileNorFolder() throws Exception {
        Path pipe = root().resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        heed(IgnoreRules.NONE);
        assertThat(why("pipe").code()).isEqualTo(ReasonCode.SPECIAL_FILE_SKIPPED);
        assertThat(leftOut().getFirst().sample()).containsExactly("pipe");
        Files.delete(pipe);
        Files.writeString(pipe, "a file now");
        heed(IgnoreRules.NONE);
        assertThat(leftOut()).isEmpty();
    }

    /** Takes rules, and looks at everything by them. */
    private void heed(IgnoreRules now) {
        rules = now;
        engine.ignore(now);
        Deque<Event> events = new ArrayDeque<>(List.of(new Event.Tick()));
        Scanner scanner = new Scanner(disk, root());
        while (!events.isEmpty()) {
            for (Job job : engine.turn(List.of(events.pop()), clock.now()).jobs()) {
                if (job instanceof Job.LookAll look) {
                    events.add(new Event.Looked(look.number(), scanner.all(look.tick(), rules)));
                } else if (job instanceof Job.Look look) {
                    events.add(new Event.Looked(look.number(), scanner.at(look.tick(), look.paths())));
                }
            }
        }
    }

    private Reason why(String path) {
        return engine.explain(clock.now()).why(path).reason().orElseThrow();
    }

    private List<Status.Bucket> leftOut() {
        return engine.explain(clock.now()).status().leftOut();
    }

    private RootFolder root() {
        return new RootFolder(disk, clock, folder.resolve("Files"), "Files", "mark");
    }

    private void write(String path) throws IOException {
        Path file = root().resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, path);
    }
}
