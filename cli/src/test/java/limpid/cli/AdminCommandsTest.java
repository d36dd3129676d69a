package limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import limpid.cli.Household.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdminCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private Household household;

    @BeforeEach
    void open() throws InterruptedException {
        household = new Household(folder);
    }

    @AfterEach
    void close() {
        household.close();
    }

    private JsonNode json(String... words) {
        Said said = household.orders(words);
        assertThat(said.exit()).as(said.err()).isZero();
        return JsonMapper.shared().readTree(said.out());
    }

    @Test
    void listHomesAndPeople() {
        assertThat(household.orders("homes").out()).contains("Ada").contains("ada@example.org");
        assertThat(json("homes", "--json").at("/0/owners/0").asString()).isEqualTo("ada@example.org");
        assertThat(json("people", "--json", "ada").at("/0/administrator").asBoolean())
                .isTrue();
        assertThat(json("people", "--json", "nobody").size()).isZero();
        assertThat(household.orders("people").out()).contains("OWNER ADMIN").contains("no device yet");
    }

    @Test
    void keepTheLastAdministratorIn() {
        Said last = household.orders("disable", "ada@example.org");
        assertThat(last.exit()).isNotZero();
        assertThat(last.err()).contains("At least one administrator has to stay");
        assertThat(household.orders("disable", "nobody@example.org").err()).contains("[NOT_FOUND]");
    }

    @Test
    void rehearseARestoreWhileTheServerRuns() throws IOException {
        Path backup = folder.resolve("backup");
        assertThat(household.orders("backup", "--to", backup.toString()).exit()).isZero();
        Said said = household.orders("restore", "--check", "--from", backup.toString());
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("Ada: 1 people, 0 items").contains("All of it was read and is whole");
        assertThat(json("restore", "--check", "--json", "--from", backup.toString())
                        .at("/well")
                        .asBoolean())
                .isTrue();
        Path ledger = backup.resolve("ledger.db");
        byte[] bytes = Files.readAllBytes(ledger);
        bytes[bytes.length / 2] ^= 1;
        Files.write(ledger, bytes);
        Said damaged = household.orders("restore", "--check", "--from", backup.toString());
        assertThat(damaged.exit()).isEqualTo(3);
        assertThat(damaged.out()).contains("ledger.db").contains("[BACKUP_REPO_CORRUPT]");
        assertThat(household
                        .orders(
                                "restore",
                                "--check",
                                "--from",
                                folder.resolve("no").toString())
                        .err())
                .contains("[RESTORE_SOURCE_NOT_FOUND]");
    }

    @Test
    void tellWhatWasDone() {
        assertThat(household.orders("audit").out()).contains("Nothing is on record yet");
        assertThat(json("audit", "--json").size()).isZero();
    }
}
