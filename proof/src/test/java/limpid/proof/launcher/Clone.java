package limpid.proof.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A clone in small: the launcher and its build script, one source, and a Maven and a JDK that only say what was asked of
 * them.
 *
 * @param tree the root of the clone
 * @param jdk the pretended JDK
 */
record Clone(Path tree, Path jdk) {
    /** What a run gave back. */
    record Ended(int code, String out, String err) {}

    private static final String JAVA = """
            #!/bin/sh
            printf '<%s>' "$@"
            echo
            """;

    private static final String MAVEN = """
            #!/bin/sh
            [ "$1" != -v ] || { echo 'Apache Maven 3.9.11'; exit 0; }
            echo "$@" >>"$(dirname "$0")/calls"
            for word in "$@"; do case $word in -Dlimpid.app=*) touch "${word#*=}/lib/limpid.jar" ;; esac; done
            [ ! -f "$(dirname "$0")/broken" ] || { echo '[ERROR] it does not compile'; exit 1; }
            """;

    /** Lays out a clone below a folder. */
    static Clone in(Path folder) throws IOException {
        var root = root(Path.of("").toAbsolutePath());
        var tree = folder.resolve("clone of limpid");
        Files.createDirectories(tree.resolve(".ci"));
        for (var room : List.of("cli/src/main", "web/src", "web/public", "web/build")) {
            Files.createDirectories(tree.resolve(room));
        }
        for (var file : List.of("limpid", ".ci/build")) Files.copy(root.resolve(file), tree.resolve(file));
        for (var file : List.of(
                "pom.xml",
                "cli/pom.xml",
                "cli/src/main/Main.java",
                "web/index.html",
                "web/package-lock.json",
                "web/vite.config.ts")) {
            Files.writeString(tree.resolve(file), "text");
        }
        var clone = new Clone(tree, folder.resolve("jdk"));
        clone.program("jdk/bin/java", JAVA);
        clone.program("jdk/bin/javac", JAVA);
        clone.program("tools/mvn", MAVEN);
        // Whether this machine could build the web app is not what is tried here.
        clone.program(tree.getFileName() + "/.ci/node", "#!/bin/sh\n");
        clone.release("99.0.1");
        return clone;
    }

    private static Path root(Path folder) {
        if (Files.exists(folder.resolve("limpid"))) return folder;
        var above = folder.getParent();
        if (above == null) throw new IllegalStateException("run me below the root of the repository");
        return root(above);
    }

    /** Gives the pretended JDK another version. */
    void release(String version) throws IOException {
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    /** Makes a source newer than any program that was built before. */
    void edit() throws IOException {
        var source = tree.resolve("cli/src/main/Main.java");
        Files.writeString(source, Files.readString(source) + "!");
        var later = System.currentTimeMillis() + 1000;
        Files.setLastModifiedTime(source, FileTime.fromMillis(later));
    }

    /** Makes the next build fail. */
    void breakSources() throws IOException {
        Files.writeString(tools().resolve("broken"), "");
        edit();
    }

    /** How often Maven was asked to build. */
    long builds() throws IOException {
        var calls = tools().resolve("calls");
        return Files.exists(calls)
                ? Files.readAllLines(calls).stream()
                        .filter(line -> line.contains("package"))
                        .count()
                : 0;
    }

    /** Runs the launcher from a folder, by a path. */
    Ended run(Path from, Path launcher, Map<String, String> more, String... arguments) throws Exception {
        var command = new ArrayList<String>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(from.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools() + ":/usr/bin:/bin");
        builder.environment().put("HOME", tree.toString());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(more);
        var process = builder.start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) throw new IllegalStateException("the launcher hangs");
        return new Ended(process.exitValue(), out, err);
    }

    /** Runs the launcher as most people do. */
    Ended run(String... arguments) throws Exception {
        return run(tree, tree.resolve("limpid"), Map.of(), arguments);
    }

    private Path tools() {
        return tree.resolveSibling("tools");
    }

    private void program(String name, String text) throws IOException {
        var file = tree.resolveSibling(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
