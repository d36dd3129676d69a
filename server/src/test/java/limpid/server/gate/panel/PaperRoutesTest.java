package limpid.server.gate.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.server.gate.Method;
import limpid.server.gate.panel.PanelRig.Answer;
import limpid.server.gate.panel.PanelRig.Joined;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.MachineFacts;
import limpid.wire.message.OrdersHeard;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is printed and filed of devices. */
class PaperRoutesTest {
    private static final MachineFacts FACTS = new MachineFacts(
            Optional.of("ThinkPad X1"),
            Optional.of("Debian 12"),
            Optional.of("PF-12345"),
            Optional.of(new MachineFacts.Disk(5_000, 9_000)),
            Optional.of(new MachineFacts.Battery(81, true)),
            List.of(new MachineFacts.Holding("files", 3, 4096)));

    private final PanelRig rig = new PanelRig();
    private final PanelRig.Browser ann = rig.browser(rig.owner);
    private final PanelRig.Browser cid = rig.browser(rig.member);
    private final PanelRig.Browser dot = rig.browser(rig.child);

    private void report(Joined device, String state, OrdersHeard heard, Reason... reasons) {
        Instant now = rig.rig.clock.now();
        DeviceReport report = new DeviceReport(
                        state, state + ".", now, 2, 77, List.of(reasons), Optional.of(now), 0, "0.1.0")
                .from(FACTS, heard);
        rig.rig.library.report(device.caller(), report);
    }

    @Test
    void theSheetSaysWhatIsKnownAndNothingElse() {
        report(rig.members, "IN_STEP", OrdersHeard.NONE);
        cid.put("/v1/devices/" + rig.members.id() + "/plate", "{\"imei\":\"490154203237518\"}");
        JsonNode before = ann.get("/v1/devices/" + rig.members.id() + "/sheet").json();
        assertThat(before.has("signedOut")).isFalse();
        assertThat(before.has("erased")).isFalse();
        cid.post("/v1/devices/" + rig.members.id() + "/sign-out", "{}");
        JsonNode after = ann.get("/v1/devices/" + rig.members.id() + "/sheet").json();
        assertThat(after.path("signedOut").path("by").asString()).isEqualTo("Cid");
        assertThat(after.path("serial").asString()).isEqualTo("PF-12345");
        assertThat(after.path("imei").asString()).isEqualTo("490154203237518");
        assertThat(after.path("printedBy").asString()).isEqualTo("Ann");
        assertThat(after.path("home").asString()).isEqualTo("Ann");
    }

    @Test
    void theSheetSaysWhatADeviceRemovedOfItself() {
        String word = "{\"items\":3,\"bytes\":300,\"kept\":1}";
        rig.device(rig.members, Method.POST, "/v1/orders/erased", word);
        assertThat(ann.get("/v1/devices/" + rig.members.id() + "/sheet").json().has("erased"))
                .as("while it is still signed in")
                .isFalse();
        rig.rig.library.leave(rig.members.caller());
        assertThat(rig.device(rig.members, Method.POST, "/v1/orders/erased", word)
                        .status())
                .isEqualTo(204);
        JsonNode sheet = ann.get("/v1/devices/" + rig.members.id() + "/sheet").json();
        assertThat(sheet.path("signedOut").path("by").asString()).isEqualTo("cid's laptop");
        assertThat(sheet.path("erased").path("items").asInt()).isEqualTo(3);
        assertThat(sheet.path("erased").path("kept").asInt()).isEqualTo(1);
    }

    @Test
    @Provokes(ReasonCode.PERMISSION_DENIED_REMOTE)
    void theRegisterIsForTheOwner() {
        assertThat(cid.get("/v1/home/register").body()).isEqualTo("PERMISSION_DENIED_REMOTE");
        assertThat(dot.get("/v1/home/register").status()).isEqualTo(403);
        assertThat(rig.nobody().get("/v1/home/register").status()).isEqualTo(401);
        Answer register = ann.get("/v1/home/register");
        assertThat(register.headers().get("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(register.body()).contains("\"cid's laptop\",\"Cid\"").doesNotContain("eve");
    }

    @Test
    void noNameBecomesAFormula() {
        for (String name : List.of("=1+2", "+x", "-x", "@x", "\uFF1Dx")) {
            ann.put("/v1/devices/" + rig.owners.id() + "/name", "{\"name\":\"" + name + "\"}");
            assertThat(ann.get("/v1/home/register").body()).contains("\"'" + name + "\"");
        }
        ann.put("/v1/devices/" + rig.owners.id() + "/name", "{\"name\":\"a\\\"b,c\"}");
        assertThat(ann.get("/v1/home/register").body()).contains("\"a\"\"b,c\"");
    }
}
