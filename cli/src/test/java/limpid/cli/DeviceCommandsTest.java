package limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import limpid.cli.Household.Said;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of a device as people type them, at real agents of a real server. */
@Timeout(180)
class DeviceCommandsTest {
    private static final int DONE = 0;
    private static final int USAGE = 2;
    private static final int NOT_SO = 3;
    private static final int SIGN_IN = 5;

    @TempDir
    private Path home = Path.of("");

    private Household house;

    @BeforeEach
    void open() throws InterruptedException {
        house = new Household(home);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Nested
    class WithoutADevice {
        @ParameterizedTest
        @ValueSource(
                strings = {"status", "why x", "conflicts", "trash", "confirm", "leave", "agent run", "agent install"})
        @Provokes(ReasonCode.NOT_JOINED)
        void eachCommandSaysThatNothingHasJoined(String words) {
            Said said = house.types("nobody", words.split(" "));
            assertThat(said.exit()).isEqualTo(SIGN_IN);
            assertThat(said.err()).contains("[NOT_JOINED]", "limpid join URL CODE");
            assertThat(said.out()).isEmpty();
        }
    }

    @Nested
    class Joining {
        @Test
        @Provokes(ReasonCode.ROOT_NOT_ALLOWED)
        void refusesFoldersThatCannotBeKeptInStepAndKeepsTheCode() throws Exception {
            house.joins("desk");
            Path file = Files.writeString(home.resolve("a-file"), "mine");
            Path inside = house.file("desk", "inside");
            String code = house.code();
            for (Path root : List.of(Path.of("/"), file, inside)) {
                Said said = house.types("laptop", "join", house.url(), code, "--root", root.toString());
                assertThat(said.exit()).as(said.err()).isEqualTo(USAGE);
                assertThat(said.err()).contains("[ROOT_NOT_ALLOWED]", "--root");
            }
            assertThat(file).hasContent("mine");
            assertThat(inside).doesNotExist();
            assertThat(house.types(
                                    "laptop",
                                    "join",
                                    house.url(),
                                    code,
                                    "--root",
                                    house.root("laptop").toString())
                            .exit())
                    .isEqualTo(DONE);
        }

        @Test
        @Provokes(ReasonCode.ROOT_IN_USE)
        void letsOneAgentHaveAFolder() throws Exception {
            house.joins("desk");
            Files.createDirectories(house.state("copy"));
            Files.copy(
                    house.state("desk").resolve("device.json"),
                    house.state("copy").resolve("device.json"));
            Said second = house.types("copy", "agent", "run");
            assertThat(second.exit()).isEqualTo(USAGE);
            assertThat(second.err())
                    .contains("[ROOT_IN_USE]", house.root("desk").toString());
            house.settle("desk");
        }
    }

    @Nested
    class Leaving {
        @Test
        @Provokes(ReasonCode.UNSENT_CHANGES)
        void isRefusedWhileSomethingIsNotOnTheServer() throws Exception {
            house.joins("desk");
            house.settle("desk");
            house.types("desk", "pause");
            house.write("desk", "letter.txt", "not sent");
            Said refused = house.types("desk", "leave");
            assertThat(refused.exit()).isEqualTo(NOT_SO);
            assertThat(refused.err()).contains("1 thing is not in step", "[UNSENT_CHANGES]", "letter.txt");
            assertThat(house.types("desk", "leave", "--json").out())
                    .contains("\"left\":false", "\"code\":\"UNSENT_CHANGES\"");
            house.types("desk", "resume");
            house.settle("desk");
            assertThat(house.types("desk", "leave").exit()).isEqualTo(DONE);
        }

        @Test
        void keepsTheFilesAndTakesTheDeviceOffTheServer() throws Exception {
            house.joins("desk");
            house.write("desk", "letter.txt", "sent");
            house.settle("desk");
            assertThat(house.orders("devices").out()).contains("desk");
            Said left = house.types("desk", "leave");
            assertThat(left.exit()).as(left.err()).isEqualTo(DONE);
            assertThat(left.out())
                    .contains("Your files stay in " + house.root("desk").resolve("Files") + ": 1 file, 4 bytes");
            assertThat(house.file("desk", "letter.txt")).hasContent("sent");
            assertThat(house.types("desk", "status").exit()).isEqualTo(SIGN_IN);
        }

        @Test
        void erasesOnlyWhatTheServerHolds() throws Exception {
            house.joins("desk");
            house.write("desk", "letter.txt", "sent");
            house.write("desk", "left out.tmp", "not synced");
            house.write("desk", ".limpidignore", "*.tmp\n");
            house.settle("desk");
            assertThat(house.types("desk", "leave", "--erase", "--force").exit())
                    .isEqualTo(USAGE);
            Said left = house.types("desk", "leave", "--erase", "--json");
            assertThat(left.exit()).as(left.err()).isEqualTo(DONE);
            assertThat(left.out())
                    .contains(
                            "\"stays\":{\"items\":1,\"bytes\":10}",
                            "\"erased\":{\"items\":2,\"bytes\":10,\"kept\":1,\"serverTold\":true}");
            assertThat(house.file("desk", "letter.txt")).doesNotExist();
            assertThat(house.file("desk", "left out.tmp")).hasContent("not synced");
            house.joins("other");
            house.settle("other");
            assertThat(house.file("other", "letter.txt")).hasContent("sent");
        }

        @Test
        @Provokes(ReasonCode.UNSENT_CHANGES)
        void erasesNothingWithoutProof() throws Exception {
            house.joins("desk");
            house.settle("desk");
            house.types("desk", "pause");
            house.write("desk", "letter.txt", "not sent");
            assertThat(house.types("desk", "leave", "--erase").exit()).isEqualTo(NOT_SO);
            assertThat(house.file("desk", "letter.txt")).hasContent("not sent");
        }

        @Test
        @Provokes(ReasonCode.UNSENT_CHANGES)
        void needsAnAgentThatKnowsUnlessItIsForced() throws Exception {
            house.types(
                    "desk",
                    "join",
                    house.url(),
                    house.code(),
                    "--root",
                    house.root("desk").toString());
            house.write("desk", "letter.txt", "not sent");
            Said refused = house.types("desk", "leave");
            assertThat(refused.exit()).isEqualTo(NOT_SO);
            assertThat(refused.err()).contains("No agent is running", "[UNSENT_CHANGES]");
            assertThat(house.types("desk", "leave", "--force").exit()).isEqualTo(DONE);
            assertThat(house.file("desk", "letter.txt")).hasContent("not sent");
        }
    }

    @Nested
    class AskingTheDoctor {
        @Test
        void findsNothingWrongWhereAllIsWell() throws Exception {
            house.joins("desk");
            house.settle("desk");
            Said said = house.types("desk", "doctor", "--json");
            assertThat(said.exit()).as(said.out()).isEqualTo(DONE);
            assertThat(said.out())
                    .containsPattern("\"id\"\\s*:\\s*\"large-packets\",\\s*\"outcome\"\\s*:\\s*\"HEALTHY\"");
        }
    }

    @Nested
    class SigningIn {
        @Test
        void makesARevokedDeviceGoOn() throws Exception {
            house.joins("desk");
            house.settle("desk");
            assertThat(house.types("desk", "sign-in", house.code()).out()).contains("signed in already");
            revoke("desk");
            house.write("desk", "letter.txt", "written meanwhile");
            Said status = house.types("desk", "settle", "--timeout", "3s");
            assertThat(status.exit()).as(status.err()).isEqualTo(SIGN_IN);
            assertThat(status.err()).contains("[TOKEN_REVOKED]");
            Said again = house.types("desk", "sign-in", house.code());
            assertThat(again.out()).as(again.err()).contains("Signed in again; the agent goes on.");
            house.settle("desk");
        }

        @Test
        void refusesAWrongCode() throws Exception {
            house.joins("desk");
            revoke("desk");
            Said said = house.types("desk", "sign-in", "AAAAA-AAAAA");
            assertThat(said.exit()).isEqualTo(NOT_SO);
            assertThat(said.err()).contains("[JOIN_CODE_WRONG]");
            assertThat(house.types("desk", "settle", "--timeout", "1s").exit()).isEqualTo(SIGN_IN);
        }

        private void revoke(String computer) throws IOException {
            String device = Files.readString(house.state(computer).resolve("device.json"))
                    .replaceAll("(?s).*\"device\"\\s*:\\s*\"([^\"]+)\".*", "$1");
            assertThat(house.orders("revoke", device).exit()).isEqualTo(DONE);
        }
    }

    @Nested
    class TwoComputers {
        @BeforeEach
        void join() throws InterruptedException {
            house.joins("desk");
            house.joins("laptop");
        }

        @Test
        void showBothVersionsOfAConflict() {
            assertThat(house.types("desk", "conflicts").out()).startsWith("No conflicts");
            house.types("desk", "pause");
            house.types("laptop", "pause");
            house.write("desk", "plan.txt", "by the desk");
            house.write("laptop", "plan.txt", "by the laptop");
            house.types("desk", "resume");
            house.settle("desk");
            house.types("laptop", "resume");
            house.settle("laptop", "desk");
            for (String computer : List.of("desk", "laptop")) {
                Said said = house.types(computer, "conflicts");
                assertThat(said.exit()).isEqualTo(DONE);
                assertThat(said.out()).startsWith("plan.txt\n    also: plan (").contains("of laptop");
                assertThat(house.types(computer, "conflicts", "--json").out())
                        .contains("\"path\":\"plan.txt\"", "\"device\":\"laptop\"");
            }
        }

        @Test
        void bringBackWhatWasDeletedElsewhere() throws IOException {
            house.write("desk", "folder/letter.txt", "dear Bob");
            house.settle("desk", "laptop");
            Files.delete(house.file("desk", "folder/letter.txt"));
            house.settle("desk", "laptop");
            assertThat(house.file("laptop", "folder/letter.txt")).doesNotExist();
            assertThat(house.types("laptop", "trash").out()).contains("folder/letter.txt", "trash restore PATH");
            assertThat(house.types("laptop", "trash", "--json").out()).contains("\"path\":\"folder/letter.txt\"");
            Said restored = house.types("laptop", "trash", "restore", "folder/letter.txt");
            assertThat(restored.out()).isEqualToIgnoringNewLines("Restored folder/letter.txt");
            house.settle("laptop", "desk");
            assertThat(house.file("desk", "folder/letter.txt")).hasContent("dear Bob");
            assertThat(house.types("desk", "trash").out()).startsWith("The trash of this device is empty");
            Said there = house.types("laptop", "trash", "restore", "folder/letter.txt");
            assertThat(there.exit()).isEqualTo(NOT_SO);
            assertThat(there.err()).contains("[NAME_TAKEN]");
            Said never = house.types("laptop", "trash", "restore", "folder/never.txt");
            assertThat(never.exit()).isEqualTo(NOT_SO);
            assertThat(never.err()).contains("[NOT_FOUND]");
        }

        @Test
        void bringAFolderBackWithAllThatWasInItOnTheDeviceThatDeletedIt() throws IOException {
            house.write("desk", "folder/letter.txt", "dear Bob");
            house.write("desk", "folder/deep/plan.txt", "soon");
            Files.createDirectories(house.file("desk", "folder/empty"));
            house.settle("desk", "laptop");
            for (String path : List.of("folder/letter.txt", "folder/deep/plan.txt", "folder/deep", "folder/empty")) {
                Files.delete(house.file("desk", path));
            }
            Files.delete(house.file("desk", "folder"));
            house.settle("desk", "laptop");
            assertThat(house.types("desk", "trash").out()).contains("  folder  folder\n", "trash restore PATH");
            assertThat(house.types("desk", "trash", "--json").out())
                    .contains("\"trash\":[]", "\"path\":\"folder\"", "\"kind\":\"FOLDER\"");
            Said restored = house.types("desk", "trash", "restore", "folder");
            assertThat(restored.out()).as(restored.err()).isEqualToIgnoringNewLines("Restored folder (5 things)");
            house.settle("desk", "laptop");
            for (String computer : List.of("desk", "laptop")) {
                assertThat(house.file(computer, "folder/letter.txt")).hasContent("dear Bob");
                assertThat(house.file(computer, "folder/deep/plan.txt")).hasContent("soon");
                assertThat(house.file(computer, "folder/empty")).isEmptyDirectory();
            }
        }

        @Test
        void overwriteNothingFromTheTrash() {
            house.write("desk", "letter.txt", "first");
            house.settle("desk", "laptop");
            house.write("desk", "letter.txt", "second");
            house.settle("desk", "laptop");
            Said refused = house.types("laptop", "trash", "restore", "letter.txt");
            assertThat(refused.exit()).isEqualTo(NOT_SO);
            assertThat(refused.err()).contains("[NAME_TAKEN]");
            assertThat(house.file("laptop", "letter.txt")).hasContent("second");
        }

        @Test
        void deleteManyThingsOnlyWhenAPersonConfirms() throws IOException {
            assertThat(house.types("desk", "confirm").out()).startsWith("Nothing is held");
            for (int i = 10; i < 40; i++) {
                house.write("desk", "photo-" + i, "photo " + i);
            }
            house.settle("desk", "laptop");
            for (int i = 10; i < 35; i++) {
                Files.delete(house.file("desk", "photo-" + i));
            }
            assertThat(house.types("desk", "settle", "--timeout", "2s").exit()).isEqualTo(NOT_SO);
            assertThat(house.types("desk", "status").out()).contains("[MASS_DELETE_GUARD] (25 items)");
            Said list = house.types("desk", "confirm", "--list");
            assertThat(list.out().lines()).hasSize(25).contains("photo-10", "photo-34");
            assertThat(house.file("laptop", "photo-10")).exists();
            assertThat(house.types("desk", "confirm").out()).startsWith("Confirmed: 25 things go");
            house.settle("desk", "laptop");
            assertThat(house.file("laptop", "photo-10")).doesNotExist();
            assertThat(house.file("laptop", "photo-35")).exists();
        }
    }

    @Nested
    class Installing {
        @Test
        void writesAServiceThatStartsThisAgent() throws Exception {
            house.joins("desk");
            Path launcher = Files.writeString(home.resolve("limpid"), "#!/bin/sh\n");
            Said said = house.types("desk", "agent", "install", "--launcher", launcher.toString());
            assertThat(said.exit()).as(said.err()).isEqualTo(DONE);
            assertThat(said.out()).contains("Switch it on with:", "systemctl --user enable");
            Path unit = Path.of(said.out().lines().findFirst().orElseThrow().replace("Written: ", ""));
            assertThat(unit)
                    .startsWith(home)
                    .content()
                    .contains(launcher.toString(), house.state("desk").toString());
            assertThat(Objects.requireNonNull(unit.getFileName()).toString()).startsWith("limpid-agent-desk-");
        }

        @Test
        void asksForAProgramThatIsThere() throws Exception {
            house.joins("desk");
            Said said = house.types(
                    "desk",
                    "agent",
                    "install",
                    "--launcher",
                    home.resolve("absent").toString());
            assertThat(said.exit()).isEqualTo(USAGE);
            assertThat(said.err()).contains("[SETTINGS_INVALID]", "--launcher FILE");
        }
    }
}
