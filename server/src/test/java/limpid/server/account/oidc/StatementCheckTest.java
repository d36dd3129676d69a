package limpid.server.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.server.account.oidc.Statement.Particulars;
import limpid.server.account.oidc.StatementCheck.Expected;
import limpid.server.account.oidc.StatementCheck.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StatementCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String ISSUER = "https://id.example";
    private static final Expected EXPECTED = new Expected(ISSUER, "limpid", "n-1");
    private static final Particulars NOTHING = new Particulars(Optional.empty(), Optional.empty(), Optional.empty());

    private static Statement said(String issuer, List<String> readers, String party, String subject, String nonce) {
        return new Statement(
                issuer,
                readers,
                Optional.of(party).filter(text -> !text.isEmpty()),
                subject,
                Optional.of(nonce).filter(text -> !text.isEmpty()),
                NOW,
                NOW.plusSeconds(300),
                NOTHING);
    }

    private static Statement made(Duration ahead, Duration lasts) {
        return new Statement(
                ISSUER,
                List.of("limpid"),
                Optional.empty(),
                "ada",
                Optional.of("n-1"),
                NOW.plus(ahead),
                NOW.plus(ahead).plus(lasts),
                NOTHING);
    }

    static Stream<Arguments> statements() {
        List<String> us = List.of("limpid");
        return Stream.of(
                Arguments.of(said(ISSUER, us, "", "ada", "n-1"), new Verdict.Right()),
                Arguments.of(said(ISSUER, us, "limpid", "ada", "n-1"), new Verdict.Right()),
                Arguments.of(said(ISSUER, List.of("other", "limpid"), "limpid", "ada", "n-1"), new Verdict.Right()),
                Arguments.of(said(ISSUER + "/", us, "", "ada", "n-1"), wrong("it was made by another service")),
                Arguments.of(
                        said("https://evil.example", us, "", "ada", "n-1"), wrong("it was made by another service")),
                Arguments.of(said(ISSUER, List.of("other"), "", "ada", "n-1"), wrong("it was made for another reader")),
                Arguments.of(said(ISSUER, List.of(), "", "ada", "n-1"), wrong("it was made for another reader")),
                Arguments.of(said(ISSUER, us, "other", "ada", "n-1"), wrong("it was made for another reader")),
                Arguments.of(
                        said(ISSUER, List.of("other", "limpid"), "", "ada", "n-1"),
                        wrong("it was made for another reader")),
                Arguments.of(said(ISSUER, us, "", "ada", "n-2"), wrong("it belongs to another sign-in")),
                Arguments.of(said(ISSUER, us, "", "ada", ""), wrong("it belongs to another sign-in")),
                Arguments.of(said(ISSUER, us, "", "", "n-1"), wrong("it names nobody")),
                Arguments.of(said(ISSUER, us, "", "a".repeat(256), "n-1"), wrong("it names nobody")),
                Arguments.of(made(Duration.ofMinutes(2), Duration.ofMinutes(5)), new Verdict.Right()),
                Arguments.of(made(Duration.ofMinutes(-6), Duration.ofMinutes(5)), new Verdict.Right()),
                Arguments.of(
                        made(Duration.ofSeconds(121), Duration.ofMinutes(5)),
                        new Verdict.ClocksDiffer(Duration.ofSeconds(121))),
                Arguments.of(
                        made(Duration.ofMinutes(-7), Duration.ofMinutes(5)),
                        new Verdict.ClocksDiffer(Duration.ofMinutes(-7))),
                Arguments.of(made(Duration.ZERO, Duration.ZERO), wrong("it ended before it was made")));
    }

    private static Verdict wrong(String flaw) {
        return new Verdict.Wrong(flaw);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void countsOnlyForThisServerThisSignInAndNow(Statement said, Verdict verdict) {
        assertThat(StatementCheck.judge(said, EXPECTED, NOW)).isEqualTo(verdict);
    }
}
