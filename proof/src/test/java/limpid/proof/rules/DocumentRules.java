package limpid.proof.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Documents lead where they say, and the lists beside them are true. */
final class DocumentRules {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern DEPENDENCY =
            Pattern.compile("^\\s*([\\w.-]+:[\\w.-]+:jar:[\\w.:-]+):(?:compile|runtime)\\b.*");

    private DocumentRules() {}

    /** Links between our documents that lead nowhere. */
    static List<Breach> brokenLinks() {
        var breaches = new ArrayList<Breach>();
        Stream.concat(
                        House.files(House.root().resolve("docs"), ".md").stream(),
                        Stream.of("README", "GOALS", "ARCHITECTURE", "STYLE", "CONTRIBUTING")
                                .map(name -> House.root().resolve(name + ".md")))
                .forEach(page -> {
                    var links = LINK.matcher(House.text(page));
                    while (links.find()) {
                        if (!Files.exists(page.resolveSibling(links.group(1)))) {
                            breaches.add(
                                    new Breach(House.root().relativize(page).toString(), "links to " + links.group(1)));
                        }
                    }
                });
        return breaches;
    }

    /** Packages that the map in ARCHITECTURE.md leaves out; a room's own package is in its table of rooms. */
    static List<Breach> unmappedPackages(JavaClasses shipped) {
        var map = House.text("ARCHITECTURE.md");
        var breaches = new ArrayList<Breach>();
        shipped.stream()
                .map(type -> type.getPackageName().substring("limpid.".length()))
                .distinct()
                .filter(name -> !map.contains("`" + name + "`"))
                .sorted()
                .forEach(name -> breaches.add(new Breach(name, "is not on the map in ARCHITECTURE.md")));
        return breaches;
    }

    /** What the program is shipped with, against the list that was looked at. */
    static List<Breach> unlistedDependencies() {
        var resolved = dependencies(House.text("cli/target/dependencies.txt"));
        var listed = new TreeSet<>(House.text("docs/dependencies/cli.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList());
        var breaches = new ArrayList<Breach>();
        resolved.stream()
                .filter(one -> !listed.contains(one))
                .forEach(one -> breaches.add(new Breach(one, "is shipped but not in docs/dependencies/cli.txt")));
        listed.stream()
                .filter(one -> !resolved.contains(one))
                .forEach(one -> breaches.add(new Breach(one, "is in docs/dependencies/cli.txt but not shipped")));
        return breaches;
    }

    /** The libraries in what Maven wrote, without our own rooms. */
    static SortedSet<String> dependencies(String text) {
        var found = new TreeSet<String>();
        text.lines().forEach(line -> {
            var match = DEPENDENCY.matcher(line);
            if (match.matches() && !match.group(1).startsWith("limpid:")) found.add(match.group(1));
        });
        return found;
    }
}
