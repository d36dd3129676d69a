package limpid.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.wire.message.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsTest {
    private enum Tone {
        CALM
    }

    private record Inner(long bytes) {
        private Inner {
            if (bytes < 0) {
                throw new IllegalArgumentException("below 0");
            }
        }
    }

    private record Sample(
            HomeId home,
            String name,
            Instant at,
            boolean on,
            Tone tone,
            Optional<Long> cap,
            Optional<Inner> inner,
            List<Inner> all) {}

    private static final Codec<Sample> CODEC = Records.of(Sample.class);
    private static final String WHOLE = "{\"home\":\"h-1\",\"name\":\"Ünï \\\"x\\\"\",\"at\":\"2026-11-21T10:00:00Z\","
            + "\"on\":true,\"tone\":\"CALM\",\"cap\":7,\"inner\":{\"bytes\":9007199254740991},\"all\":[{\"bytes\":1}]}";
    private static final String LEAST = "{\"home\":\"h-1\",\"name\":\"\",\"at\":\"2026-11-21T10:00:00Z\",\"on\":false,"
            + "\"tone\":\"CALM\",\"all\":[]}";

    private record Wish(Amendment cap) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{~cap~:5} | 5", "{~cap~:null} | none", "{} | 7"})
    void tellsTakingAwayFromLeavingAlone(String json, String expected) {
        Wish wish = Records.of(Wish.class).decode(json.replace('~', '"').getBytes(UTF_8));
        assertThat(wish.cap().to(Optional.of(7L)).map(String::valueOf).orElse("none"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{~cap~:~5~}", "{~cap~:5.5}", "{~cap~:true}", "{~cap~:99999999999999999999}"})
    void takesNothingButWholeNumbersForAnAmendment(String json) {
        assertThatThrownBy(() ->
                        Records.of(Wish.class).decode(json.replace('~', '"').getBytes(UTF_8)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void leavesOutWhatSaysNothing() {
        Sample least = new Sample(
                new HomeId("h-1"),
                "",
                Instant.parse("2026-11-21T10:00:00Z"),
                false,
                Tone.CALM,
                Optional.empty(),
                Optional.empty(),
                List.of());
        assertThat(new String(CODEC.encode(least), UTF_8)).isEqualTo(LEAST);
        assertThat(CODEC.decode(LEAST.getBytes(UTF_8))).isEqualTo(least);
    }

    @Test
    void readsWhatItWrote() {
        Sample whole = CODEC.decode(WHOLE.getBytes(UTF_8));
        assertThat(whole.name()).isEqualTo("Ünï \"x\"");
        assertThat(whole.cap()).contains(7L);
        assertThat(new String(CODEC.encode(whole), UTF_8)).isEqualTo(WHOLE);
    }

    @Test
    void readsAndWritesLists() {
        Codec<List<Inner>> codec = Records.listOf(Inner.class);
        assertThat(new String(codec.encode(List.of(new Inner(1), new Inner(2))), UTF_8))
                .isEqualTo("[{\"bytes\":1},{\"bytes\":2}]");
        assertThat(codec.decode("[{\"bytes\":3}]".getBytes(UTF_8))).containsExactly(new Inner(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"on\":false     | \"on\":false,\"more\":1 | more          | unknown field",
                "\"on\":false,    | ''                      | on            | missing",
                "\"name\":\"\",   | ''                      | name          | missing",
                "\"name\":\"\"    | \"name\":null           | name          | missing",
                "\"name\":\"\"    | \"name\":5              | name          | type",
                "\"on\":false     | \"on\":\"false\"        | on            | type",
                "\"on\":false     | \"on\":0                | on            | type",
                "\"CALM\"         | \"WILD\"                | tone          | type",
                "\"CALM\"         | 0                       | tone          | type",
                "\"h-1\"          | \"H 1\"                 | home          | home",
                "\"h-1\"          | 7                       | home          | type",
                "2026-11-21T10:00:00Z | yesterday           | at            | time",
                "\"all\":[]       | \"all\":[{\"bytes\":-1}] | all[0]       | below 0",
                "\"all\":[]       | \"all\":[{\"bytes\":1.5}] | all[0].bytes | type",
                "\"all\":[]       | \"all\":[],\"cap\":\"7\" | cap          | type",
                "\"all\":[]       | \"all\":[],\"all\":[]   | ''            | JSON",
            })
    void namesTheFieldAndTheFlaw(String from, String to, String field, String flaw) {
        byte[] json = LEAST.replace(from, to == null ? "" : to).getBytes(UTF_8);
        assertThatThrownBy(() -> CODEC.decode(json)).isInstanceOfSatisfying(MalformedException.class, e -> {
            assertThat(e.field()).isEqualTo(field == null ? "" : field);
            assertThat(e.flaw()).contains(flaw);
        });
    }

    @ParameterizedTest
    @CsvSource({"''", "null", "7", "'\"text\"'", "'[]'", "'{'", "'{} {}'"})
    void refusesWhatIsNoObject(String json) {
        assertThatThrownBy(() -> CODEC.decode(json.getBytes(UTF_8))).isInstanceOf(MalformedException.class);
    }
}
