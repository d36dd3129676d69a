package limpid.proof.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder with all rooms: where rules find what they look at. */
final class House {
    private static final Path ROOT = findRoot();
    private static final JavaClasses SHIPPED = importFrom("target/classes");
    private static final JavaClasses TESTS = importFrom("target/test-classes");
    private static final Set<String> SEALED_PARTS = SHIPPED.stream()
            .filter(type -> type.getAllRawInterfaces().stream().anyMatch(House::isSealed))
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));

    private House() {}

    /** The root folder of the repository. */
    static Path root() {
        return ROOT;
    }

    /** The compiled classes of all shipped rooms. */
    static JavaClasses shipped() {
        return SHIPPED;
    }

    /** The compiled tests, fakes and contracts of all rooms; the planted breaches are not among them. */
    static JavaClasses tests() {
        return TESTS;
    }

    /** The simple names of all types that belong to a sealed one. */
    static Set<String> sealedParts() {
        return SEALED_PARTS;
    }

    /** Java files below {@code src/main/java} or {@code src/test/java} of a room, in order of their names. */
    static List<Path> javaFiles(Room room, String part) {
        return files(ROOT.resolve(room.folder()).resolve("src/" + part + "/java"), ".java");
    }

    /** Files below a folder whose names end so, in order; none if there is no such folder. */
    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file below the root. */
    static String text(String file) {
        return text(ROOT.resolve(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a type of ours names all its cases. */
    static boolean isSealed(JavaClass type) {
        return type.getPackageName().startsWith("limpid.") && type.reflect().isSealed();
    }

    private static JavaClasses importFrom(String output) {
        var folders = new ArrayList<Path>();
        Arrays.stream(Room.values())
                .filter(room -> room.isShipped() || output.contains("test"))
                .map(room -> ROOT.resolve(room.folder()).resolve(output))
                .filter(Files::isDirectory)
                .forEach(folders::add);
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("/planted/"))
                .importPaths(folders);
    }

    private static Path findRoot() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("core/pom.xml"))) {
            var parent = folder.getParent();
            if (parent == null) throw new IllegalStateException("run me below the root of the repository");
            folder = parent;
        }
        return folder;
    }
}
