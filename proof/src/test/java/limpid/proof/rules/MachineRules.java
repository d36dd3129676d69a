package limpid.proof.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/** What only {@code host} may ask of the machine, and what nobody may use. */
final class MachineRules {
    /** Any use of these types is a question to the machine. */
    private static final Set<String> TYPES = Set.of(
            "java.io.File",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.RandomAccessFile",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.System$Logger",
            "java.net.ServerSocket",
            "java.net.Socket",
            "java.nio.channels.FileChannel",
            "java.nio.channels.ServerSocketChannel",
            "java.nio.channels.SocketChannel",
            "java.nio.file.FileSystems",
            "java.nio.file.Files",
            "java.nio.file.WatchService",
            "java.security.SecureRandom",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Timer",
            "java.util.concurrent.Executors",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ThreadLocalRandom");

    /** Calls of types that are otherwise harmless; a star means every method of that name start. */
    private static final Map<String, Set<String>> CALLS = Map.ofEntries(
            Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv", "exit", "getProperty")),
            Map.entry("java.lang.Runtime", Set.of("exit", "halt", "exec", "addShutdownHook")),
            Map.entry("java.lang.Math", Set.of("random")),
            Map.entry(
                    "java.lang.Thread",
                    Set.of("<init>", "start", "sleep", "join", "ofVirtual", "ofPlatform", "startVirtualThread")),
            Map.entry("java.net.InetAddress", Set.of("getByName", "getAllByName", "getLocalHost")),
            Map.entry("java.net.NetworkInterface", Set.of("getNetworkInterfaces", "networkInterfaces")),
            Map.entry("java.nio.file.Path", Set.of("toRealPath", "toFile", "register")),
            Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")),
            Map.entry("java.time.Instant", Set.of("now")),
            Map.entry("java.time.LocalDate", Set.of("now")),
            Map.entry("java.time.LocalDateTime", Set.of("now")),
            Map.entry("java.time.OffsetDateTime", Set.of("now")),
            Map.entry("java.time.ZonedDateTime", Set.of("now")),
            Map.entry("java.util.UUID", Set.of("randomUUID")));

    private static final Set<String> FORBIDDEN = Set.of(
            "java.lang.ThreadLocal",
            "java.util.ServiceLoader",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.StructuredTaskScope");

    private MachineRules() {}

    /** Files, sockets, processes, chance: types that only {@code host} touches. */
    static ArchRule machineTypes() {
        return noClasses()
                .that()
                .resideInAnyPackage(Room.shippedExcept(Room.HOST))
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("are the machine itself") {
                    @Override
                    public boolean test(JavaClass type) {
                        return TYPES.contains(type.getName())
                                || type.getPackageName().startsWith("java.net.http");
                    }
                })
                .because("a simulator can only be the machine if one room asks for it");
    }

    /** Time, environment, threads: calls that only {@code host} makes. */
    static ArchRule machineCalls() {
        return noClasses()
                .that()
                .resideInAnyPackage(Room.shippedExcept(Room.HOST))
                .should()
                .callCodeUnitWhere(target(new DescribedPredicate<CodeUnitCallTarget>("the machine answers") {
                    @Override
                    public boolean test(CodeUnitCallTarget call) {
                        return CALLS.getOrDefault(call.getOwner().getName(), Set.of())
                                .contains(call.getName());
                    }
                }))
                .because(
                        "time, chance, threads and the environment come in through ports, so that a seed decides them");
    }

    /** What makes code hard to follow or ties it to one release of Java. {@code host.net} meets futures in the JDK's client. */
    static ArchRule forbiddenTypes() {
        return noClasses()
                .that()
                .resideInAnyPackage(Room.shippedExcept())
                .and()
                .resideOutsideOfPackage("limpid.host.net")
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("the house forbids") {
                    @Override
                    public boolean test(JavaClass type) {
                        return FORBIDDEN.contains(type.getName());
                    }
                })
                .because("work lives in a scope that joins it, identity travels in arguments, wiring is written down");
    }

    /** Only commands speak to the terminal. */
    static ArchRule terminal() {
        return noClasses()
                .that()
                .resideInAnyPackage(Room.shippedExcept(Room.CLI))
                .should()
                .accessFieldWhere(new DescribedPredicate<>("the terminal is written to") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaFieldAccess access) {
                        return access.getTargetOwner().getName().equals("java.lang.System");
                    }
                })
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .because("the terminal belongs to the command that a person started");
    }
}
