package limpid.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import limpid.server.account.NewPerson.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NewPersonTest {
    record Row(String name, String email, String password, List<Field> wrong) {}

    static List<Row> rows() {
        String password = "four plain words";
        return List.of(
                new Row("Ada", "ada@example.org", password, List.of()),
                new Row("阿达", "ada@localhost", "пароль пароль", List.of()),
                new Row("  ", "ada@example.org", password, List.of(Field.NAME)),
                new Row("A\u0007da", "ada@example.org", password, List.of(Field.NAME)),
                new Row("x".repeat(101), "ada@example.org", password, List.of(Field.NAME)),
                new Row("Ada", "ada", password, List.of(Field.EMAIL)),
                new Row("Ada", "a da@example.org", password, List.of(Field.EMAIL)),
                new Row("Ada", "<ada@example.org>", password, List.of(Field.EMAIL)),
                new Row("Ada", "a@b@c", password, List.of(Field.EMAIL)),
                new Row("Ada", "a".repeat(250) + "@b.org", password, List.of(Field.EMAIL)),
                new Row("Ada", "ada@example.org", "too short", List.of(Field.PASSWORD)),
                new Row("Ada", "ada@example.org", "x".repeat(201), List.of(Field.PASSWORD)),
                new Row("", "", "", List.of(Field.NAME, Field.EMAIL, Field.PASSWORD)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysWhichFieldsAreWrong(Row row) {
        assertThat(new NewPerson(row.name, row.email, row.password).flaws())
                .extracting(NewPerson.Flaw::field)
                .containsExactlyElementsOf(row.wrong);
    }
}
