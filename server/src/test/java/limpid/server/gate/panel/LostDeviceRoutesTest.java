package limpid.server.gate.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.server.gate.Method;
import limpid.server.gate.panel.PanelRig.Answer;
import limpid.server.gate.panel.PanelRig.Joined;
import limpid.server.library.Rig;
import limpid.store.ledger.DeviceRow.Hold;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Devices that are lost and found, as people and those devices see it. */
class LostDeviceRoutesTest {
    private final PanelRig rig = new PanelRig();
    private final PanelRig.Browser ann = rig.browser(rig.owner);
    private final PanelRig.Browser cid = rig.browser(rig.member);

    private JsonNode seen(PanelRig.Browser browser, Joined device) {
        return browser.get("/v1/devices")
                .json()
                .valueStream()
                .filter(each -> each.path("id").asString().equals(device.id()))
                .findFirst()
                .orElseThrow();
    }

    private Answer lost(String more) {
        return cid.post("/v1/devices/" + rig.members.id() + "/lost", "{\"message\":\"Call 123\"" + more + "}");
    }

    private JsonNode order() {
        return rig.device(rig.members, Method.GET, "/v1/orders", "").json();
    }

    private void says(String step) {
        assertThat(rig.device(
                                rig.members,
                                Method.POST,
                                "/v1/orders",
                                "{\"step\":\"" + step
                                        + "\",\"items\":5,\"bytes\":50,\"unsentItems\":1,\"unsentBytes\":7}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    @Provokes(ReasonCode.DEVICE_LOST)
    void opensNothingButItsOrders() {
        assertThat(lost("").status()).isEqualTo(204);
        assertThat(Rig.reasonOf(() -> rig.rig.library.registry().authenticate(rig.members.secret()))
                        .code())
                .isEqualTo(ReasonCode.DEVICE_LOST);
        JsonNode order = order();
        assertThat(order.path("step").asString()).isEqualTo("SEAL");
        assertThat(order.path("message").asString()).isEqualTo("Call 123");
        assertThat(order.path("by").asString()).isEqualTo("Cid");
        assertThat(order.path("publicKey").asString()).hasSize(64);
        assertThat(order.has("privateKey")).isFalse();
        JsonNode shown = seen(ann, rig.members);
        assertThat(shown.path("state").asString()).isEqualTo("LOST");
        assertThat(shown.path("tone").asString()).isEqualTo("NEEDS_YOU");
        assertThat(shown.toString()).doesNotContain("rivateKey");
    }

    @Test
    void isReportedOnce() {
        lost("");
        assertThat(lost("").body()).isEqualTo("ALREADY_DONE");
    }

    @Test
    void isWipedOnlyWhenTheTimeHasComeAndNobodyFoundIt() {
        lost(",\"wipeAfterHours\":2");
        says("SEAL");
        assertThat(order().path("step").asString()).isEqualTo("SEAL");
        rig.rig.clock.pass(Duration.ofHours(2));
        assertThat(order().path("step").asString()).isEqualTo("WIPE");
        cid.delete("/v1/devices/" + rig.members.id() + "/lost");
        assertThat(order().path("step").asString()).isEqualTo("OPEN");
        assertThat(seen(cid, rig.members).path("lost").has("wipeDue")).isFalse();
    }

    @Test
    void getsTheKeyOnlyOnceItIsFound() {
        lost("");
        String publicKey = order().path("publicKey").asString();
        says("SEAL");
        assertThat(seen(cid, rig.members)
                        .path("lost")
                        .path("sealed")
                        .path("unsentItems")
                        .asInt())
                .isEqualTo(1);
        assertThat(cid.delete("/v1/devices/" + rig.members.id() + "/lost").status())
                .isEqualTo(204);
        assertThat(order().path("privateKey").asString()).hasSize(64);
        assertThat(rig.rig.library.registry().authenticate(rig.members.secret()))
                .isEqualTo(rig.members.caller());
        // Lost again before it opened anything: the same pair, or what is sealed would stay so for ever.
        lost("");
        assertThat(order().path("publicKey").asString()).isEqualTo(publicKey);
        assertThat(order().has("privateKey")).isFalse();
        // A late word of having opened does not throw the pair away.
        says("OPEN");
        assertThat(order().path("publicKey").asString()).isEqualTo(publicKey);
        cid.delete("/v1/devices/" + rig.members.id() + "/lost");
        assertThat(seen(cid, rig.members).path("lost").has("foundAt")).isTrue();
        says("OPEN");
        assertThat(seen(cid, rig.members).has("lost")).isFalse();
        // A word can be wrong: whoever is still locked gets the key all the same.
        assertThat(order().path("privateKey").asString()).hasSize(64);
        lost("");
        assertThat(order().path("publicKey").asString()).isEqualTo(publicKey);
        assertThat(order().has("privateKey")).isFalse();
    }

    @Test
    void keepsTheHoldThatItHadBefore() {
        rig.rig.ledger.write(rig.owner.home(), rows -> {
            rows.putDevice(rows.device(rig.members.caller().device())
                    .orElseThrow()
                    .held(Optional.of(new Hold("CREDENTIALS_REJECTED", rig.rig.clock.now(), "Firefox"))));
            return rows;
        });
        lost("");
        cid.delete("/v1/devices/" + rig.members.id() + "/lost");
        assertThat(Rig.reasonOf(() -> rig.rig.library.registry().authenticate(rig.members.secret()))
                        .code())
                .isEqualTo(ReasonCode.CREDENTIALS_REJECTED);
    }

    @Test
    void ordersAreForWhoShowsTheSecret() {
        lost("");
        assertThat(rig.nobody().get("/v1/orders").status()).isEqualTo(401);
        assertThat(rig.device(
                                new Joined(rig.members.caller(), rig.members.secret() + "x"),
                                Method.GET,
                                "/v1/orders",
                                "")
                        .status())
                .isEqualTo(401);
        assertThat(rig.device(rig.owners, Method.GET, "/v1/orders", "")
                        .json()
                        .path("step")
                        .asString())
                .isEqualTo("NONE");
    }

    @Test
    void staysLockedAlsoWhenItIsSignedOut() {
        lost("");
        cid.post("/v1/devices/" + rig.members.id() + "/sign-out", "{}");
        assertThat(order().path("step").asString()).isEqualTo("SEAL");
    }
}
