package limpid.proof.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.IntStream;

/** Walls between rooms, packages and stages. */
final class WallRules {
    /** In the order of the flow, after the ground on which all stages stand. */
    private static final List<String> STAGES =
            List.of("tree", "state", "watch", "plan", "schedule", "transfer", "apply");

    private WallRules() {}

    /** A room imports only what the table allows. */
    static ArchRule imports(Room room) {
        return noClasses()
                .that()
                .resideInAPackage(room.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        room.forbidden().stream().map(Room::packages).toArray(String[]::new))
                .because("the table of rooms in ARCHITECTURE.md lets a reader know what a room can touch")
                .allowEmptyShould(true);
    }

    /** No two packages know each other, not even around three corners. */
    static ArchRule noCircles() {
        return slices().matching("limpid.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a circle can only be read, tested and changed together");
    }

    /** The stages of the agent form a line: one that comes earlier never knows one that comes later. */
    static List<ArchRule> stageOrder() {
        return IntStream.range(0, STAGES.size() - 1)
                .mapToObj(i -> noClasses()
                        .that()
                        .resideInAPackage("limpid.agent." + STAGES.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(STAGES.subList(i + 1, STAGES.size()).stream()
                                .map(stage -> "limpid.agent." + stage + "..")
                                .toArray(String[]::new))
                        .because("watch, plan, schedule, transfer, apply is a straight line")
                        .allowEmptyShould(true))
                .map(ArchRule.class::cast)
                .toList();
    }

    /** Databases and the web server are met where they are wrapped, nowhere else. */
    static List<ArchRule> libraries() {
        return List.of(
                only(
                        "limpid.store..,limpid.agent.state..",
                        "databases are met only where rows are made into values",
                        "java.sql..",
                        "javax.sql..",
                        "com.zaxxer..",
                        "org.postgresql..",
                        "org.sqlite.."),
                only("limpid.server.gate..", "the web server can be replaced in one package", "org.eclipse.jetty.."),
                only(
                        "limpid.server.account.passkey..",
                        "answers of passkeys are checked in one place",
                        "com.webauthn4j.."),
                only(
                        "limpid.server.account.oidc..",
                        "statements of providers are checked in one place",
                        "com.nimbusds.."),
                only("limpid.cli..", "commands are read in one room", "picocli.."),
                only("limpid.host..", "the JVM's recorder is fed in one room", "jdk.jfr.."));
    }

    private static ArchRule only(String where, String because, String... packages) {
        return noClasses()
                .that()
                .resideInAPackage("limpid..")
                .and()
                .resideOutsideOfPackages(where.split(","))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because(because);
    }
}
