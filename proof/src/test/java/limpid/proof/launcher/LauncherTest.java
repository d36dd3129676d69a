package limpid.proof.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command is enough, and what is missing is said. */
class LauncherTest {
    @TempDir
    Path folder;

    private Clone clone;

    @BeforeEach
    void layOut() throws Exception {
        clone = Clone.in(folder.toRealPath());
    }

    @Test
    void buildsOnceAndThenOnlyStarts() throws Exception {
        var first = clone.run("status");
        var second = clone.run("status");
        assertThat(first.err()).isEqualTo("Building Limpid (first start, about a minute)…\n");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).contains("<limpid.cli.Main><status>");
        assertThat(clone.builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        clone.run("status");
        clone.edit();
        clone.run("status");
        assertThat(clone.builds()).isEqualTo(2);
    }

    @Test
    void leavesTheFilesOfAnEarlierProgramInPlaceWhileItBuilds() throws Exception {
        clone.run("status");
        var before = Files.readString(clone.tree().resolve("build/current"));
        clone.breakSources();
        var ended = clone.run("status");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("it does not compile").contains("could not be built");
        assertThat(clone.tree().resolve("build").resolve(before.strip()).resolve("lib/limpid.jar"))
                .exists();
    }

    @Test
    void handsArgumentsOverWhole() throws Exception {
        assertThat(clone.run("why", "my own file.txt", "*", "").out()).contains("<why><my own file.txt><*><>");
    }

    @Test
    void worksThroughALinkFromAnotherFolder() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), clone.tree().resolve("limpid"));
        var ended = clone.run(folder, link, Map.of(), "status");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("/clone of limpid/build/app-").contains("<status>");
    }

    @Test
    void givesLongRunningProgramsTheWholeCompiler() throws Exception {
        assertThat(clone.run("up").out()).contains("<-Xmx1g>").doesNotContain("TieredStopAtLevel");
        assertThat(clone.run("agent", "run").out()).contains("<-Xmx512m>").doesNotContain("TieredStopAtLevel");
        assertThat(clone.run("agent", "install").out()).contains("TieredStopAtLevel");
    }

    @Test
    void asksForALocaleThatCanNameEveryFile() throws Exception {
        Files.writeString(clone.jdk().resolve("bin/java"), "#!/bin/sh\nlocale charmap\n");
        assertThat(clone.run(clone.tree(), clone.tree().resolve("limpid"), Map.of("LC_ALL", "C"), "status")
                        .out())
                .isEqualTo("UTF-8\n");
    }

    @Test
    void passesOverAJdkThatIsTooOld() throws Exception {
        clone.release("17.0.1");
        var ended = clone.run(
                clone.tree(), clone.tree().resolve("limpid"), Map.of("LIMPID_APP", folder.toString()), "status");
        assertThat(ended.out()).doesNotContain("<limpid.cli.Main>");
        assertThat(ended.code()).isNotZero();
    }

    @Test
    void startsAGivenProgramWithoutBuilding() throws Exception {
        var ended = clone.run(
                clone.tree(), clone.tree().resolve("limpid"), Map.of("LIMPID_APP", folder.toString()), "status");
        assertThat(ended.out()).contains("<" + folder + "/lib/*>");
        assertThat(clone.builds()).isZero();
    }
}
