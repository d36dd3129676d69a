package limpid.proof.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cause is made to happen: every command names it. It is undone: the wait ends by itself, and only then all is green. */
class CausesTest {
    private static final String DEVICE = "A";
    private static final int THREE_MEGABYTES = 3_000_000;

    @TempDir
    private Path folder;

    /** Something done to the world. */
    private interface Deed {
        void run(Household house) throws Exception;
    }

    @Test
    void areNamedAndEndByThemselves() throws Exception {
        try (Household house = new Household(folder, DEVICE)) {
            for (int i = 0; i < 60; i++) {
                Files.writeString(house.files(DEVICE).resolve("file-" + i), "text " + i);
            }
            house.settle(DEVICE);
            through(house, "SERVER_UNREACHABLE", 3, CausesTest::cutServer, Household::startServer);
            through(house, "QUOTA_EXCEEDED", 3, CausesTest::fillPlan, it -> it.admin("plan", "--bytes", "10GiB"));
            through(house, "ROOT_MISSING", 3, it -> move(it, "A", "away"), it -> move(it, "away", "A"));
            through(house, "MASS_DELETE_GUARD", 3, CausesTest::deleteMuch, it -> it.on(DEVICE, "confirm")
                    .expecting(0));
            through(house, "PAUSED", 3, it -> it.on(DEVICE, "pause").expecting(0), it -> it.on(DEVICE, "resume")
                    .expecting(0));
            through(house, "TOKEN_REVOKED", 5, CausesTest::revoke, it -> it.on(DEVICE, "sign-in", it.code())
                    .expecting(0));
        }
    }

    /** From green through a cause to green. */
    private static void through(Household house, String code, int exit, Deed cause, Deed remedy) throws Exception {
        cause.run(house);
        Answer status = awaitNotGreen(house);
        assertThat(status.codes("reasons")).as("status").contains(code);
        assertThat(status.code()).as("exit of status with " + code).isEqualTo(exit);
        assertThat(status.json().path("sentence").asString()).isNotBlank();
        if (!code.equals("PAUSED")) {
            Answer doctor = house.on(DEVICE, "doctor", "--json").expecting(3);
            assertThat(doctor.codes("causes")).as("doctor, first cause").startsWith(code);
        }
        assertThat(house.on(DEVICE, "settle", "--timeout", "1s").code()).isEqualTo(exit);
        remedy.run(house);
        house.settle(DEVICE);
        house.on(DEVICE, "status").expecting(0);
        house.on(DEVICE, "doctor").expecting(0);
    }

    /** A cause is noticed within moments, not before it is there. */
    private static Answer awaitNotGreen(Household house) throws IOException, InterruptedException {
        Answer status = house.on(DEVICE, "status", "--json");
        for (int looks = 0; looks < 20 && !isExplained(status); looks++) {
            status = house.on(DEVICE, "status", "--json");
        }
        return status;
    }

    private static boolean isExplained(Answer status) {
        return status.json().path("reasons").valueStream().anyMatch(reason -> !reason.path("class")
                .asString()
                .equals("IN_PROGRESS"));
    }

    private static void cutServer(Household house) throws IOException {
        house.stop(Household.SERVER);
        Files.writeString(house.files(DEVICE).resolve("meanwhile"), "nobody hears of it");
    }

    private static void fillPlan(Household house) throws Exception {
        house.admin("plan", "--bytes", "1MiB");
        Files.write(house.files(DEVICE).resolve("large"), new byte[THREE_MEGABYTES]);
    }

    private static void move(Household house, String from, String to) throws IOException {
        Files.move(house.root(from), house.root(to));
    }

    private static void deleteMuch(Household house) throws IOException {
        for (int i = 0; i < 40; i++) {
            Files.delete(house.files(DEVICE).resolve("file-" + i));
        }
    }

    private static void revoke(Household house) throws Exception {
        String devices = house.admin("devices").out();
        String id = devices.lines()
                .filter(line -> line.startsWith("d-"))
                .map(line -> line.split(" ", 2)[0])
                .findFirst()
                .orElseThrow();
        house.admin("revoke", id);
    }
}
