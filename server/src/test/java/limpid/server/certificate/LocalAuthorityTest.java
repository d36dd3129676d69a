package limpid.server.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.SystemChance;
import limpid.host.time.SimClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path home = Path.of("");

    private final SimClock clock = new SimClock();
    private List<String> names = List.of("nas", "192.0.2.7", "::1");

    @Test
    void keepsItsKeysWhereOnlyTheirOwnerReadsThem() throws Exception {
        open();
        for (String file : List.of("authority.pem", "server.pem")) {
            assertThat(Files.getPosixFilePermissions(folder().resolve(file)))
                    .as(file)
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(Files.getPosixFilePermissions(folder())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void signsACertificateForAllNamesOfTheMachine() throws Exception {
        Credentials server = open().credentials();
        assertThat(server.names()).containsExactly("nas", "192.0.2.7", "0:0:0:0:0:0:0:1");
        assertThat(server.belongTogether()).isTrue();
        X509Certificate authority = server.chain().getLast();
        server.own().verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(server.own().getBasicConstraints()).isEqualTo(-1);
        assertThat(open().pin()).contains(Hash.of(authority.getPublicKey().getEncoded()));
    }

    @Test
    void staysAsItIsWhileNothingChanges() throws Exception {
        LocalAuthority first = open();
        String before = text("server.pem");
        assertThat(first.renewed()).isEmpty();
        LocalAuthority again = open();
        assertThat(again.renewed()).isEmpty();
        assertThat(text("server.pem")).isEqualTo(before);
        assertThat(again.pin()).isEqualTo(first.pin());
    }

    @Test
    void renewsTheServersCertificateLongBeforeItEndsAndNeverTheKeyOfTheAuthority() {
        LocalAuthority authority = open();
        Optional<Hash> pin = authority.pin();
        Credentials first = authority.credentials();
        clock.advance(DAY.multipliedBy(290));
        assertThat(authority.renewed()).isEmpty();
        clock.advance(DAY.multipliedBy(10));
        Credentials second = authority.renewed().orElseThrow();
        assertThat(second.ends()).isAfter(first.ends());
        assertThat(second.name()).isNotEqualTo(first.name());
        assertThat(second.chain().getLast()).isEqualTo(first.chain().getLast());
        assertThat(authority.pin()).isEqualTo(pin);
        assertThat(open().credentials().own()).isEqualTo(second.own());
    }

    @Test
    void followsTheMachineToItsNewAddress() {
        LocalAuthority authority = open();
        names = List.of("nas", "192.0.2.8");
        assertThat(authority.renewed().orElseThrow().names()).containsExactly("nas", "192.0.2.8");
        names = List.of("nas");
        assertThat(authority.renewed()).isEmpty();
    }

    /** A machine without a battery may have made it in the year 1970, and its certificate has run out long ago. */
    @Test
    void makesACertificateOfTodayAroundTheOldKey() {
        LocalAuthority early = open();
        clock.advance(DAY.multipliedBy(365 * 30));
        LocalAuthority late = open();
        assertThat(late.pin()).isEqualTo(early.pin());
        assertThat(late.credentials().chain().getLast().getNotAfter().toInstant())
                .isAfter(clock.now());
        clock.jump(DAY.multipliedBy(-365 * 40));
        LocalAuthority back = open();
        assertThat(back.pin()).isEqualTo(early.pin());
        assertThat(back.credentials().begins()).isBefore(clock.now());
    }

    @Provokes(ReasonCode.DATA_UNREADABLE)
    @Test
    void refusesADamagedAuthorityAndLeavesItAsItIs() throws Exception {
        open();
        String damaged = text("authority.pem").replaceFirst("KEY-----\n....", "KEY-----\n!!!!");
        Files.writeString(folder().resolve("authority.pem"), damaged);
        ReasonException refused = catchThrowableOfType(ReasonException.class, this::open);
        assertThat(refused.reason().code()).isEqualTo(ReasonCode.DATA_UNREADABLE);
        assertThat(refused.reason().observed("path"))
                .contains(folder().resolve("authority.pem").toString());
        assertThat(refused.reason().toString())
                .doesNotContain(damaged.lines().toList().get(2));
        assertThat(text("authority.pem")).isEqualTo(damaged);
    }

    @Test
    void makesADamagedServerCertificateAnew() throws Exception {
        LocalAuthority before = open();
        Files.writeString(folder().resolve("server.pem"), "no longer PEM");
        LocalAuthority after = open();
        assertThat(after.credentials().belongTogether()).isTrue();
        assertThat(after.pin()).isEqualTo(before.pin());
    }

    @Test
    void showsItsKeyToNobody() {
        LocalAuthority authority = open();
        assertThat(authority.authorityCertificate().orElseThrow())
                .contains("BEGIN CERTIFICATE")
                .doesNotContain("PRIVATE");
        assertThat(authority.credentials().toString()).isEqualTo("Credentials[CN=nas]");
    }

    private LocalAuthority open() {
        return LocalAuthority.open(folder(), () -> names, clock, new SystemChance());
    }

    private Path folder() {
        return home.resolve("tls");
    }

    private String text(String file) throws Exception {
        return Files.readString(folder().resolve(file));
    }
}
