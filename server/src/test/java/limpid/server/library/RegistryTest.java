package limpid.server.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static limpid.server.library.Rig.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import limpid.core.change.TokenOutcome;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.PersonRow;
import limpid.wire.json.Codecs;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.DeviceState;
import limpid.wire.message.Hint;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {
    private final Rig rig = new Rig();
    private final Registry registry = rig.library.registry();

    private static JoinRequest request(String code) {
        return new JoinRequest(code, "laptop", "Linux", "0.1.0");
    }

    private DeviceRow row(Caller caller) {
        return registry.devices(caller.home()).stream()
                .filter(device -> device.id().equals(caller.device()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void makesAHomeWithItsOwnerAndFiles() {
        assertThat(registry.person(rig.owner).map(PersonRow::name)).contains("Ann");
        assertThat(registry.resident("ANN@example.org")).contains(rig.owner);
        assertThat(registry.homes()).containsExactly(rig.owner.home());
        DeviceState state = rig.library.state(rig.ann);
        assertThat(state.person()).isEqualTo("Ann");
        assertThat(state.collections()).extracting(each -> each.kind()).containsExactly("files");
        assertThat(state.space().planBytes()).isEqualTo(Rig.PLAN);
    }

    @Test
    void refusesASecondHomeForOneAddress() {
        assertThat(reasonOf(() -> registry.createHomeWithOwner("Eve", "Ann@Example.org", ""))
                        .code())
                .isEqualTo(ReasonCode.ADDRESS_TAKEN);
        assertThat(registry.homes()).hasSize(1);
    }

    @Test
    void letsADeviceInByACodeHoweverItIsTyped() {
        String code = registry.mintJoinCode(rig.owner);
        assertThat(code).matches("[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}");
        JoinReply reply =
                registry.join(request(" " + code.toLowerCase(Locale.ROOT).replace("-", " ")));
        assertThat(reply.server()).isEqualTo(rig.library.serverId());
        assertThat(registry.authenticate(reply.secret()))
                .isEqualTo(new Caller(rig.owner.home(), rig.owner.person(), reply.device()));
    }

    @Provokes(ReasonCode.JOIN_CODE_EXPIRED)
    @Test
    void takesACodeOnce() {
        String code = registry.mintJoinCode(rig.owner);
        registry.join(request(code));
        assertThat(reasonOf(() -> registry.join(request(code))).code()).isEqualTo(ReasonCode.JOIN_CODE_EXPIRED);
    }

    @Test
    void takesACodeForAQuarterOfAnHour() {
        String code = registry.mintJoinCode(rig.owner);
        rig.clock.pass(Duration.ofMinutes(15));
        assertThat(reasonOf(() -> registry.join(request(code))).code()).isEqualTo(ReasonCode.JOIN_CODE_EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAAA-AAAAA", "AAAAA-AAAA", "AAAAA-AAAA0", "AAAAA-AAAAAA", "\u0130AAAA-AAAAA"})
    @Provokes(ReasonCode.JOIN_CODE_WRONG)
    void saysThatACodeIsWrong(String code) {
        assertThat(reasonOf(() -> registry.join(request(code))).code()).isEqualTo(ReasonCode.JOIN_CODE_WRONG);
    }

    @Test
    void doesNotSpendACodeOnADeviceWithoutAName() {
        String code = registry.mintJoinCode(rig.owner);
        assertThat(reasonOf(() -> registry.join(new JoinRequest(code, " ", "Linux", "0.1.0")))
                        .code())
                .isEqualTo(ReasonCode.REQUEST_MALFORMED);
        registry.join(request(code));
    }

    @Test
    void keepsNoSecretAndNoCode() {
        String code = registry.mintJoinCode(rig.owner);
        JoinReply reply = registry.join(request(code));
        assertThat(row(registry.authenticate(reply.secret())).toString()).doesNotContain(reply.secret());
        assertThat(reply.toString()).doesNotContain(reply.secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c.d", "h-1.d-1.x", "../..", "h.d.\u0000"})
    @Provokes(ReasonCode.NOT_SIGNED_IN)
    void knowsNobodyByAMadeUpSecret(String secret) {
        assertThat(reasonOf(() -> registry.authenticate(secret)).code()).isEqualTo(ReasonCode.NOT_SIGNED_IN);
    }

    @Test
    void knowsNobodyByAWrongSecretOfADeviceThatExists() {
        String secret = rig.ann.home() + "." + rig.ann.device() + "." + "A".repeat(43);
        assertThat(reasonOf(() -> registry.authenticate(secret)).code()).isEqualTo(ReasonCode.NOT_SIGNED_IN);
    }

    @Test
    @Provokes(ReasonCode.TOKEN_REVOKED)
    void signsADeviceOutForGoodAndFreesItsSpace() {
        JoinReply reply = registry.join(request(registry.mintJoinCode(rig.owner)));
        Caller caller = registry.authenticate(reply.secret());
        rig.library.reserve(caller, 500);
        rig.library.reserve(rig.bob, 300);
        List<Hint> heard = new ArrayList<>();
        var subscription = rig.library.hints().subscribe(caller.home(), heard::add);
        rig.library.leave(caller);
        subscription.close();
        assertThat(reasonOf(() -> registry.authenticate(reply.secret())).code()).isEqualTo(ReasonCode.TOKEN_REVOKED);
        assertThat(registry.space(caller.home()).reservedBytes()).isEqualTo(300);
        assertThat(heard).extracting(Hint::kind).containsExactly(Hint.Kind.DEVICE, Hint.Kind.SPACE);
        registry.setPlan(caller.home(), 1);
        assertThat(heard).hasSize(2);
    }

    @Test
    void notesASignOfLifeAtMostOnceAMinute() {
        Instant joined = rig.clock.now();
        registry.touch(rig.ann);
        rig.clock.pass(Duration.ofSeconds(59));
        registry.touch(rig.ann);
        assertThat(row(rig.ann).seenAt()).isEqualTo(joined);
        rig.clock.pass(Duration.ofSeconds(2));
        registry.touch(rig.ann);
        assertThat(row(rig.ann).seenAt()).isEqualTo(joined.plusSeconds(61));
    }

    @Test
    void keepsTheLastReportAndTheName() {
        DeviceReport report = new DeviceReport(
                "IN_STEP", "All is in step.", rig.clock.now(), 0, 0, List.of(), Optional.empty(), 7, "0.1.0");
        rig.library.report(rig.ann, report);
        registry.rename(rig.ann.home(), rig.ann.device(), "study");
        DeviceRow row = row(rig.ann);
        assertThat(row.name()).isEqualTo("study");
        assertThat(Codecs.REPORT.decode(row.report().getBytes(UTF_8))).isEqualTo(report);
    }

    @Test
    void keepsItsIdentityOverARestart() {
        assertThat(rig.open(rig.ledger).serverId()).isEqualTo(rig.library.serverId());
        var token = rig.library.changes(rig.ann, Rig.FILES, Optional.empty(), 1).next();
        assertThat(rig.open(rig.ledger)
                        .changes(rig.ann, Rig.FILES, Optional.of(token), 1)
                        .outcome())
                .isEqualTo(TokenOutcome.OK);
    }

    @Test
    void makesCodesThatDiffer() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            codes.add(registry.mintJoinCode(rig.owner));
        }
        assertThat(codes).hasSize(1000);
    }
}
