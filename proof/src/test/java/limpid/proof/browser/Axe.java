package limpid.proof.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Judges a page by the rules of axe-core: what people who use a keyboard or a screen reader would stumble over. */
final class Axe {
    private static final Path SCRIPT = Path.of("..", "web", "node_modules", "axe-core", "axe.min.js");

    private Axe() {}

    /** Every violation on the page as it is now, such as {@code color-contrast: .note}. */
    @SuppressWarnings("unchecked") // a list of texts is what the script gives
    static List<String> findings(Page page) {
        // Not as a script of the page: its policy would rightly refuse one.
        page.evaluate(script());
        return (List<String>) page.evaluate("""
                async () => {
                  const found = await axe.run(document, { resultTypes: ["violations"] });
                  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`));
                }""");
    }

    private static String script() {
        try {
            return Files.readString(SCRIPT);
        } catch (IOException e) {
            throw new UncheckedIOException("axe-core comes with the web room's packages", e);
        }
    }
}
