package limpid.core.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonPagesTest {
    private static final Path PAGES = Path.of("..", "docs", "reasons");
    private static final Pattern LINK = Pattern.compile("\\]\\(([A-Z0-9_]+\\.md)\\)");

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageHasTheTitleOfItsCodeAndTheSameFiveParts(Path page) throws IOException {
        var code = ReasonCode.valueOf(page.getFileName().toString().replace(".md", ""));
        var lines = Files.readAllLines(page);
        assertThat(lines.getFirst())
                .isEqualTo("# " + code + ": " + ReasonTexts.english().title(code));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("## "))
                .containsExactly(
                        "## What it means",
                        "## How Limpid knows",
                        "## What happens by itself",
                        "## What you can do",
                        "## What it is not");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAPage(Path page) throws IOException {
        assertThat(LINK.matcher(Files.readString(page)).results().map(match -> match.group(1)))
                .allSatisfy(target -> assertThat(PAGES.resolve(target)).exists());
    }

    @Test
    void theIndexListsEveryPageOnce() throws IOException {
        var index = Files.readString(PAGES.resolve("README.md"));
        var listed = LINK.matcher(index).results().map(match -> match.group(1)).toList();
        var there = pages().stream().map(page -> page.getFileName().toString()).toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(there).hasSizeGreaterThan(70);
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }
}
