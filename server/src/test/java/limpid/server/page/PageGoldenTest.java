package limpid.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import limpid.server.account.NewPerson;
import limpid.server.page.DevicePages.JoinOffer;
import limpid.server.page.EntrancePages.OwnerForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages as they are sent. Rewrite them with {@code -Dgolden=write}, and read the difference. */
class PageGoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "pages");
    private static final Assets ASSETS = Assets.load();

    record Sample(String name, Html page) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Sample> samples() {
        EntrancePages entrance = new EntrancePages(ASSETS);
        DevicePages devices = new DevicePages(ASSETS);
        HomePage home = new HomePage(ASSETS);
        return List.of(
                new Sample("owner", entrance.owner(OwnerForm.empty("a-key"))),
                new Sample("owner-flaws", entrance.owner(flawed())),
                new Sample(
                        "sign-in",
                        entrance.signIn(
                                "ada@example.org",
                                "That address and that password do not belong together. Please try again.")),
                new Sample(
                        "notice",
                        entrance.notice("This link does not work", "It was used before.", "Start the server again.")),
                new Sample("join", entrance.join("limpid join http://192.0.2.7:8420 ABCDE-FGHJK")),
                new Sample("home-empty", home.page(SampleHomes.empty())),
                new Sample("home-in-step", home.page(SampleHomes.inStep())),
                new Sample("home-one-needs-you", home.page(SampleHomes.oneNeedsYou())),
                new Sample("home-everything", home.page(SampleHomes.everything())),
                new Sample("device", devices.device(SampleHomes.ADA, SampleHomes.laptop(), "", SampleHomes.NOW)),
                new Sample("code", devices.code(SampleHomes.ADA, offer("http://127.0.0.1:8420", "ABCDE-FGHJK", true))),
                new Sample(
                        "code-with-pin",
                        devices.code(
                                SampleHomes.ADA,
                                offer("https://192.0.2.7:8420", "W7J7D-XJ8PV-U5V56-QE3YB-HDJ3Q-DXH5A", false))));
    }

    private static OwnerForm flawed() {
        NewPerson person = new NewPerson("", "not an \"address\"", "short");
        return new OwnerForm("a-key", person.name(), person.email(), person.flaws(), "");
    }

    private static JoinOffer offer(String address, String code, boolean onlyThisMachine) {
        return new JoinOffer(
                code,
                "limpid join " + address + " " + code,
                address + "/join?code=" + code,
                SampleHomes.NOW,
                SampleHomes.NOW.plus(Duration.ofMinutes(15)),
                onlyThisMachine);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void rendersAsBefore(Sample sample) throws IOException {
        Path file = GOLDEN.resolve(sample.name() + ".html");
        String page = sample.page().markup().replaceAll("/assets/[0-9a-f]{12}/", "/assets/MARK/");
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, page);
        }
        assertThat(page).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hasNothingInlineAndNothingFromElsewhere(Sample sample) {
        assertThat(sample.page().markup())
                .doesNotContainPattern(
                        "(?i)<style|style=|\\son[a-z]+=|javascript:|<script(?! type=\"module\" src=\"/assets/)")
                .doesNotContainPattern("(?i)(src|href|action)=\"(?!/|#)");
    }
}
