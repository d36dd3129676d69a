package limpid.server.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import limpid.host.net.NetLink;
import limpid.host.net.TableNetProbe;
import limpid.host.time.SimClock;
import limpid.server.gate.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {
    private static final Address ALL = new Address("0.0.0.0", 8420);

    @Test
    void namesTheMachineInAllWaysThatLastLongerThanADay() {
        assertThat(here("Nas").names(ALL, List.of("home.example")))
                .containsExactly(
                        "home.example", "nas", "nas.local", "192.168.1.5", "10.0.0.5", "localhost", "127.0.0.1", "::1");
    }

    @ParameterizedTest
    @CsvSource({"a_b", "'my computer'", "''", "-x"})
    void leavesOutHostNamesThatNoCertificateCanHold(String hostName) {
        assertThat(here(hostName).names(ALL, List.of())).startsWith("192.168.1.5");
    }

    @Test
    void namesTheAddressThatIsListenedAt() {
        assertThat(here("nas").names(new Address("fd00::7", 8420), List.of())).contains("fd00::7");
        assertThat(here("nas").names(new Address("fe80::7%eth0", 8420), List.of()))
                .doesNotContain("fe80::7%eth0");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0.0.0.0, -, 192.168.1.5",
                "0.0.0.0, home.example, home.example",
                "::, -, 192.168.1.5",
                "192.168.1.5, -, 192.168.1.5",
                "192.168.1.5, home.example, home.example",
                "127.0.0.1, home.example, 127.0.0.1"
            })
    void tellsPeopleWhatTheyCanType(String listen, String given, String first) {
        List<String> names = given == null ? List.of() : List.of(given);
        assertThat(here("nas").hosts(new Address(listen, 8420), names).getFirst())
                .isEqualTo(first);
    }

    @Test
    void tellsThisMachineWhereThereIsNoNetwork() {
        var alone = new Surroundings("nas", new TableNetProbe(new SimClock(), List.of(), Map.of(), Map.of()));
        assertThat(alone.hosts(ALL, List.of())).containsExactly("127.0.0.1");
    }

    private static Surroundings here(String hostName) {
        List<NetLink> links = List.of(
                new NetLink("eth0", true, List.of("192.168.1.5", "fd00::5")),
                new NetLink("eth1", false, List.of("192.168.9.9")),
                new NetLink("wlan0", true, List.of("10.0.0.5")));
        return new Surroundings(hostName, new TableNetProbe(new SimClock(), links, Map.of(), Map.of()));
    }
}
