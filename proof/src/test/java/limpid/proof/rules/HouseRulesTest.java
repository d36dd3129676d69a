package limpid.proof.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules, held by a machine; STYLE.md says them in words. */
@DisplayName("The house rules")
class HouseRulesTest {
    private static final NotYet NOT_YET = NotYet.checkedIn();
    private static final List<Source> MAIN = Source.ofAllRooms("main");
    private static final List<Source> TESTS = Source.ofAllRooms("test");

    @ParameterizedTest
    @EnumSource(Room.class)
    void roomsImportOnlyWhatTheTableAllows(Room room) {
        WallRules.imports(room).check(House.shipped());
    }

    @Test
    void packagesFormNoCircle() {
        WallRules.noCircles().check(House.shipped());
    }

    @ParameterizedTest
    @MethodSource("limpid.proof.rules.WallRules#stageOrder")
    void stagesOfTheAgentFormALine(ArchRule rule) {
        rule.check(House.shipped());
    }

    @ParameterizedTest
    @MethodSource("limpid.proof.rules.WallRules#libraries")
    void librariesAreMetInOnePlace(ArchRule rule) {
        rule.check(House.shipped());
    }

    @Test
    void onlyHostTouchesTheMachine() {
        MachineRules.machineTypes().check(House.shipped());
        MachineRules.machineCalls().check(House.shipped());
    }

    @Test
    void nobodyUsesWhatTheHouseForbids() {
        MachineRules.forbiddenTypes().check(House.shipped());
        assertThat(ClassFiles.previews())
                .as("preview class files run on one release of Java only")
                .isEmpty();
    }

    @Test
    void onlyCommandsSpeakToTheTerminal() {
        MachineRules.terminal().check(House.shipped());
    }

    @Test
    void namesSayWhatThingsAre() {
        NameRules.typeNames().check(House.shipped());
        NameRules.packageNames().check(House.shipped());
        NameRules.oneRoot().check(House.shipped());
    }

    @Test
    void everyPackageSaysWhatItIs() {
        hold("PACKAGE_DOC", "a newcomer reads package-info first", NameRules.undocumentedPackages(House.shipped()));
    }

    @ParameterizedTest
    @MethodSource("sourceRules")
    void sourcesFollowTheStyle(SourceRule rule) {
        var sources =
                rule.readsTests() ? Stream.concat(MAIN.stream(), TESTS.stream()).toList() : MAIN;
        hold(rule.name(), rule.because(), rule.breaches(sources));
    }

    @Test
    void everyReasonHasItsTexts() {
        hold("REASON_TEXT", "a code without words is a silent failure", ReasonRules.withoutText());
    }

    @Test
    void everyProducedReasonHasAPage() {
        var produced = ReasonRules.produced(House.shipped());
        assertThat(produced).as("reasons that the program can give").containsAll(ReasonRules.spelledOut(MAIN));
        hold("REASON_PAGE", "who meets a code can look it up", ReasonRules.withoutPage(produced));
    }

    @Test
    void everyProducedReasonIsProvokedByATest() {
        var produced = ReasonRules.produced(House.shipped());
        hold(
                "REASON_TEST",
                "a cause that no test has made happen may never be recognised",
                ReasonRules.withoutTest(produced, House.tests()));
    }

    @Test
    void everyPortHasAContractThatTwoImplementationsPass() {
        assertThat(PortRules.ports(House.shipped())).as("ports").hasSizeGreaterThan(6);
        hold(
                "PORT_CONTRACT",
                "a fake that was not held to the contract proves nothing",
                PortRules.withoutContract(House.shipped(), House.tests()));
    }

    @Test
    void documentsLeadWhereTheySay() {
        hold("LINK", "a dead link ends a newcomer's morning", DocumentRules.brokenLinks());
    }

    @Test
    void theMapShowsEveryPackage() {
        hold("MAP", "a newcomer finds every package by its job", DocumentRules.unmappedPackages(House.shipped()));
    }

    @Test
    void dependenciesAreThoseThatWereLookedAt() {
        hold("DEPENDENCY", "what we ship, we chose", DocumentRules.unlistedDependencies());
    }

    @Test
    void noRulePassesByLookingAtNothing() {
        for (var room : Room.values()) {
            if (!room.isShipped()) continue;
            var files = House.javaFiles(room, "main").stream()
                    .filter(file -> !file.endsWith("package-info.java"))
                    .count();
            var classes = House.shipped().stream()
                    .filter(type ->
                            type.isTopLevelClass() && type.getName().startsWith("limpid." + room.folder() + "."))
                    .filter(type -> !type.getSimpleName().equals("package-info"))
                    .count();
            assertThat(classes).as("compiled types of " + room).isEqualTo(files);
        }
        assertThat(House.sealedParts()).as("cases of sealed types").hasSizeGreaterThan(10);
        assertThat(MAIN).as("sources that were read").hasSizeGreaterThan(70);
        assertThat(TESTS).as("test sources that were read").hasSizeGreaterThan(10);
    }

    @Test
    void theListOfWhatIsNotDoneNamesRulesThatExist() {
        var names = new TreeSet<>(List.of(
                "PACKAGE_DOC",
                "REASON_TEXT",
                "REASON_PAGE",
                "REASON_TEST",
                "PORT_CONTRACT",
                "LINK",
                "MAP",
                "DEPENDENCY"));
        sourceRules().map(SourceRule::name).forEach(names::add);
        assertThat(names).containsAll(NOT_YET.rules());
    }

    static Stream<SourceRule> sourceRules() {
        return Stream.of(TreeRule.values(), TextRule.values(), FileRule.values())
                .flatMap(Arrays::stream);
    }

    private static void hold(String rule, String because, List<Breach> breaches) {
        assertThat(NOT_YET.judge(rule, breaches))
                .as("%s, because %s", rule, because)
                .isEmpty();
    }
}
