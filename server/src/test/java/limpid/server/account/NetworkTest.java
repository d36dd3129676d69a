package limpid.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,                 192.0.2.7,             true",
        "192.0.2.7,                 192.0.2.8,             false",
        "2001:db8:1:2::1,           2001:db8:1:2:ffff::9,  true",
        "[2001:db8:1:2::1],         2001:db8:1:2::1,       true",
        "2001:db8:1:2::1,           2001:db8:1:3::1,       false",
        "::ffff:192.0.2.7,          192.0.2.7,             true",
        "somewhere,                 somewhere,             true",
        "somewhere,                 elsewhere,             false"
    })
    void takesAPrefixOfVersionSixForOneAndEachAddressOfVersionFour(String one, String other, boolean same) {
        assertThat(Network.of(one).equals(Network.of(other))).isEqualTo(same);
    }
}
