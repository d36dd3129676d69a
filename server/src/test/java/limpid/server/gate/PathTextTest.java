package limpid.server.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import limpid.wire.message.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTextTest {
    @Test
    void splitsBeforeItDecodes() {
        assertThat(PathText.segments("/")).isEmpty();
        assertThat(PathText.segments("/a/")).isEqualTo(List.of("a", ""));
        assertThat(PathText.segments("/a//b")).isEqualTo(List.of("a", "", "b"));
        assertThat(PathText.segments("/v1/a%20b/%C3%A9;x=1")).isEqualTo(List.of("v1", "a b", "é;x=1"));
        assertThat(PathText.segments("/é")).isEqualTo(List.of("é"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "*",
                "/..",
                "/a/../b",
                "/./a",
                "/%2e%2e/x",
                "/%2E",
                "/.%2e/",
                "/a%2fb",
                "/a%5cb",
                "/a\\b",
                "/%00",
                "/a%0d%0a",
                "/%7f",
                "/%c2%80",
                "/%",
                "/%4",
                "/%zz",
                "/%ff",
                "/%c0%ae%c0%ae",
                "/%ed%a0%80"
            })
    void refusesPathsThatAreNotPlain(String raw) {
        assertThatThrownBy(() -> PathText.segments(raw)).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesPathsThatAreTooDeep() {
        assertThat(PathText.segments("/a".repeat(64))).hasSize(64);
        assertThatThrownBy(() -> PathText.segments("/a".repeat(65))).isInstanceOf(MalformedException.class);
    }

    @Test
    void readsTheFirstParameterOfEachName() {
        assertThat(PathText.parameters("")).isEmpty();
        assertThat(PathText.parameters("a=1&b=x+y%26z&a=2&c&d=="))
                .containsEntry("a", "1")
                .containsEntry("b", "x y&z")
                .containsEntry("c", "")
                .containsEntry("d", "=");
        assertThatThrownBy(() -> PathText.parameters("a=%f")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> PathText.parameters("a&".repeat(70))).isInstanceOf(MalformedException.class);
    }

    @Test
    void readsAddresses() {
        assertThat(Address.of("127.0.0.1:8420")).contains(new Address("127.0.0.1", 8420));
        assertThat(Address.of("[::1]:0")).contains(new Address("::1", 0));
        assertThat(new Address("::1", 5)).hasToString("[::1]:5");
        for (String bad : List.of("", "8420", ":8420", "a:", "a:x", "a:70000", "::1:80", "a:-1")) {
            assertThat(Address.of(bad)).as(bad).isEmpty();
        }
    }
}
