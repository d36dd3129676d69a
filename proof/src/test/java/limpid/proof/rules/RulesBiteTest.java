package limpid.proof.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import limpid.agent.apply.planted.Later;
import limpid.agent.plan.planted.SeesApply;
import limpid.agent.planted.OpensDatabase;
import limpid.agent.planted.SeesServer;
import limpid.core.planted.Prints;
import limpid.core.planted.ReadsClock;
import limpid.core.planted.ReadsFiles;
import limpid.core.planted.ThingHelper;
import limpid.core.planted.UsesFuture;
import limpid.core.planted.one.Left;
import limpid.core.planted.two.Right;
import limpid.core.planted.util.Drawer;
import limpid.core.reason.ReasonCode;
import limpid.host.planted.Drop;
import limpid.host.planted.Tap;
import limpid.server.planted.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is shown a breach that was planted for it, and must find it. */
class RulesBiteTest {
    @ParameterizedTest
    @MethodSource("plantedClasses")
    void findsPlantedClasses(String what, ArchRule rule, Class<?>[] planted) {
        var violations = rule.allowEmptyShould(true).evaluate(classes(planted)).getFailureReport();
        assertThat(violations.isEmpty()).as(what).isFalse();
    }

    static Stream<Arguments> plantedClasses() {
        return Stream.of(
                planted("the agent knows the server", WallRules.imports(Room.AGENT), SeesServer.class, Seen.class),
                planted("packages in a circle", WallRules.noCircles(), Left.class, Right.class),
                planted("plan knows apply", WallRules.stageOrder().get(3), SeesApply.class, Later.class),
                planted("a database in the agent", WallRules.libraries().getFirst(), OpensDatabase.class),
                planted("a file is read", MachineRules.machineTypes(), ReadsFiles.class),
                planted("the clock is read", MachineRules.machineCalls(), ReadsClock.class),
                planted("a future", MachineRules.forbiddenTypes(), UsesFuture.class),
                planted("a line on the terminal", MachineRules.terminal(), Prints.class),
                planted("an empty name", NameRules.typeNames(), ThingHelper.class),
                planted("an empty package", NameRules.packageNames(), Drawer.class),
                planted("another root", NameRules.oneRoot(), String.class));
    }

    @ParameterizedTest
    @MethodSource("plantedSources")
    void findsPlantedSources(SourceRule rule, String text) {
        assertThat(rule.breaches(Source.of("core/src/test/java/limpid/core/Thing.java", text)))
                .as(text)
                .hasSize(1);
    }

    static Stream<Arguments> plantedSources() {
        return Stream.of(
                source(
                        TreeRule.SEALED_DEFAULT,
                        inMethod("switch (x) { case Operation.Put(var y) -> y(); default -> z(); }")),
                source(TreeRule.SEALED_DEFAULT, inMethod("int i = switch (x) { case Put put -> 1; default -> 2; };")),
                source(TreeRule.EMPTY_CATCH, inMethod("try { y(); } catch (IOException e) { }")),
                source(TreeRule.BROAD_CATCH, inMethod("try { y(); } catch (Exception e) { z(); }")),
                source(TreeRule.LONG_METHOD, inMethod("y();\n".repeat(50))),
                source(
                        TreeRule.MANY_PARAMETERS,
                        "/** A. */ class A { void f(int a, int b, int c, int d, int e, int f, int g) {} }"),
                source(TreeRule.ONE_TYPE, "/** A. */ class A {}\n/** B. */ class B {}"),
                source(TreeRule.TYPE_DOC, "class A {}"),
                source(TreeRule.TEST_NAME, "/** A. */ class A { @Test void testThings() {} }"),
                source(TreeRule.SKIPPED_TEST, "/** A. */ class A { @Disabled @Test void keepsBoth() {} }"),
                source(TextRule.LEFTOVER, inMethod("y(); // FIXME")),
                source(TextRule.LEFTOVER, inMethod("y(); // TODO later")),
                source(TextRule.AUTHOR, "/**\n * A.\n * @author somebody\n */ class A {}"),
                source(TextRule.SLEEP, inMethod("Thread.sleep(5);")),
                source(TextRule.MOCK, "import org.mockito.Mockito;\n/** A. */ class A {}"),
                source(FileRule.LONG_FILE, "/** A. */ class A {\n" + "int i;\n".repeat(400) + "}"));
    }

    @Test
    void findsAPackageThatSaysNothing() {
        var breaches = new ArrayList<Breach>();
        NameRules.check("limpid.core.thing", "package limpid.core.thing;", breaches);
        assertThat(breaches)
                .extracting(Breach::what)
                .contains("is not @NullMarked")
                .hasSize(5);
    }

    @Test
    void findsACodeWithoutPageOrTest() {
        var codes = Set.of("NO_SUCH_CODE");
        assertThat(ReasonRules.withoutPage(codes)).contains(new Breach("NO_SUCH_CODE", "has no page in docs/reasons"));
        assertThat(ReasonRules.withoutTest(codes, classes(Seen.class))).hasSize(1);
    }

    @Test
    void findsAPortWithoutContract() {
        assertThat(PortRules.withoutContract(classes(Tap.class, Drop.class), classes()))
                .containsExactly(new Breach("limpid.host.planted.Tap", "has no TapContract"));
    }

    @Test
    void findsAPackageThatIsNotOnTheMap() {
        assertThat(DocumentRules.unmappedPackages(classes(Seen.class)))
                .containsExactly(new Breach("server.planted", "is not on the map in ARCHITECTURE.md"));
    }

    @Test
    void seesTheCodesThatCodeGives() {
        assertThat(ReasonRules.produced(classes(GivesReason.class))).containsExactly("QUOTA_EXCEEDED");
    }

    @Test
    void findsALineThatIsNoLongerTrue() {
        var list = new NotYet("# head\nLONG_FILE a.java # why\nLONG_FILE b.java#f\n");
        assertThat(list.judge("LONG_FILE", List.of(new Breach("a.java", "has 500 lines"), new Breach("c.java", "…"))))
                .extracting(Breach::subject)
                .containsExactly("c.java", "b.java#f");
    }

    @Test
    void findsClassFilesThatNeedPreviewFeatures() {
        var head = new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, (byte) 0xFF, (byte) 0xFF, 0, 69};
        assertThat(ClassFiles.isPreview(head)).isTrue();
        head[4] = 0;
        assertThat(ClassFiles.isPreview(head)).isFalse();
    }

    @Test
    void readsTheDependenciesThatMavenLists() {
        var text = """
                The following files have been resolved:
                   info.picocli:picocli:jar:4.7.7:compile -- module info.picocli
                   limpid:limpid-core:jar:0.1.0:compile
                """;
        assertThat(DocumentRules.dependencies(text)).containsExactly("info.picocli:picocli:jar:4.7.7");
    }

    private static Arguments planted(String what, ArchRule rule, Class<?>... planted) {
        return Arguments.of(what, rule, planted);
    }

    private static Arguments source(SourceRule rule, String text) {
        return Arguments.of(rule, text);
    }

    private static String inMethod(String statements) {
        return "/** A. */ class A { void f() { " + statements + " } }";
    }

    private static JavaClasses classes(Class<?>... types) {
        return new ClassFileImporter().importClasses(types);
    }

    /** Names one code, as production code does. */
    static final class GivesReason {
        private GivesReason() {}

        static ReasonCode code() {
            return ReasonCode.QUOTA_EXCEEDED;
        }
    }
}
