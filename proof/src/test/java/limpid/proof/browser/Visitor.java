package limpid.proof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody with a browser of their own. They find things by what they read, never by how the page is built. Whatever the
 * browser complains of, and each request that would leave the server, fails the test that {@link #close closes} it.
 */
final class Visitor implements AutoCloseable {
    private static final Path LOOKS = Path.of("target", "looks");
    private static final int PATIENCE_MILLIS = 20_000;

    private final BrowserContext context;
    private final Page page;
    private final Screen screen;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Chromium chromium, Site site, Screen screen) {
        this.screen = screen;
        this.context = chromium.browser()
                .newContext(new NewContextOptions()
                        .setBaseURL(site.url())
                        .setViewportSize(screen.width(), screen.height())
                        .setColorScheme(screen.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                        .setHasTouch(screen.touch())
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        this.page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A refusal that the page shows in words stands in the console, too; that is the browser's habit.
            boolean isStatus = message.text().startsWith("Failed to load resource");
            if (message.type().equals("error") && !isStatus) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> {
            boolean own = request.url().startsWith(site.url()) || request.url().startsWith("blob:" + site.url());
            if (!own) {
                complaints.add("a request to elsewhere: " + request.url());
            }
        });
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Goes to an address of the server, such as {@code /files}. */
    Visitor open(String address) {
        page.navigate(address);
        return this;
    }

    /** Waits for words to be seen. */
    Visitor see(String words) {
        return see(page.getByText(words));
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions visible() {
        return new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
    }

    /** Waits for words of this form to be seen; {@code example} is one. */
    Visitor see(String example, String form) {
        assertThat(example).containsPattern(form);
        return see(page.getByText(Pattern.compile(form)));
    }

    /** What was there instead is kept as a picture. */
    private Visitor see(Locator what) {
        try {
            PlaywrightAssertions.assertThat(what.first()).isVisible(visible());
            return this;
        } catch (AssertionError notThere) {
            page.screenshot(new ScreenshotOptions().setPath(LOOKS.resolve("instead-" + screen.name() + ".png")));
            throw notThere;
        }
    }

    /** Waits for the heading of a page. */
    Visitor arrive(String heading) {
        return see(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(heading)));
    }

    /** What can be acted on: an open dialog keeps all else away. */
    private Locator within() {
        Locator dialog = page.locator("dialog[open]");
        return dialog.count() > 0 ? dialog.last() : page.locator("body");
    }

    /** Presses a button. */
    Visitor press(String name) {
        within().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
        return this;
    }

    /** Follows a link. */
    Visitor follow(String name) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name))
                .first()
                .click();
        return this;
    }

    /** Waits for something in a list, which its name opens. */
    Visitor find(String name) {
        return see(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name)));
    }

    /** Whether a link is offered. */
    boolean canFollow(String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name))
                        .count()
                > 0;
    }

    /** Ticks a box. */
    Visitor check(String label) {
        within().getByLabel(label).first().check();
        return this;
    }

    /** Opens the menu of something in a list. */
    Visitor more(String name) {
        return press("More about " + name);
    }

    /** Chooses an item of the menu that is open. */
    Visitor item(String name) {
        page.getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName(name))
                .first()
                .click();
        return this;
    }

    /** Gives a file or a folder of this machine to the page, by a menu that asks for one. */
    Visitor choose(String button, String item, Path what) {
        page.waitForFileChooser(() -> press(button).item(item)).setFiles(what);
        return this;
    }

    /** Has a file of a list saved; returns its hash. */
    String download(String name) {
        return Folder.hash(
                page.waitForDownload(() -> more(name).item("Download")).path());
    }

    /** From now on there is a security key at this browser, which its owner touches whenever it is asked. */
    Visitor holdAKey() {
        CDPSession devices = context.newCDPSession(page);
        devices.send("WebAuthn.enable");
        JsonObject key = new JsonObject();
        key.addProperty("protocol", "ctap2");
        key.addProperty("transport", "internal");
        key.addProperty("hasResidentKey", true);
        key.addProperty("hasUserVerification", true);
        key.addProperty("isUserVerified", true);
        JsonObject options = new JsonObject();
        options.add("options", key);
        devices.send("WebAuthn.addVirtualAuthenticator", options);
        return this;
    }

    /** Types into the field with a label. */
    Visitor fill(String label, String text) {
        within().getByLabel(label).first().fill(text);
        return this;
    }

    /** The text that stands beside a button to copy it. */
    String copied(String label) {
        return within().getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(label))
                .locator("code")
                .textContent()
                .strip();
    }

    /** Takes a picture of the page as it is now, and has it judged by axe, whose every finding counts. */
    Visitor look(String name) {
        page.screenshot(new ScreenshotOptions().setPath(LOOKS.resolve(name + "-" + screen.name() + ".png")));
        assertThat(Axe.findings(page)).as("axe on %s", name).isEmpty();
        return this;
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }
}
