package limpid.server.gate.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import limpid.core.reason.Evidence;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.server.gate.Method;
import limpid.server.gate.panel.PanelRig.Answer;
import limpid.server.gate.panel.PanelRig.Joined;
import limpid.server.library.Rig;
import limpid.store.ledger.DeviceRow.Hold;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.MachineFacts;
import limpid.wire.message.OrdersHeard;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PanelRoutesTest {
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
    private final PanelRig.Browser eve = rig.browser(rig.stranger);

    private void report(Joined device, String state, OrdersHeard heard, Reason... reasons) {
        Instant now = rig.rig.clock.now();
        DeviceReport report = new DeviceReport(
                        state, state + ".", now, 2, 77, List.of(reasons), Optional.of(now), 0, "0.1.0")
                .from(FACTS, heard);
        rig.rig.library.report(device.caller(), report);
    }

    private JsonNode seen(PanelRig.Browser browser, Joined device) {
        return browser.get("/v1/devices")
                .json()
                .valueStream()
                .filter(each -> each.path("id").asString().equals(device.id()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Answer answer) {
        return answer.json()
                .valueStream()
                .map(each -> each.path("name").asString())
                .toList();
    }

    private Reason held(long items) {
        return Reason.of(
                ReasonCode.MASS_DELETE_GUARD,
                Subject.device(),
                rig.rig.clock.now(),
                new Evidence("deletions", Long.toString(items), "", "local tree", rig.rig.clock.now()));
    }

    /** Each endpoint about one device, with a request that is right in every other way. */
    private record Call(Method method, String path, String body) {
        Answer by(PanelRig.Browser browser, String device) {
            return browser.ask(method, path.replace("{d}", device), body, Map.of());
        }
    }

    private static final List<Call> CALLS = List.of(
            new Call(Method.GET, "/v1/devices/{d}", ""),
            new Call(Method.PUT, "/v1/devices/{d}/name", "{\"name\":\"Other\"}"),
            new Call(Method.POST, "/v1/devices/{d}/pause", "{\"hours\":2}"),
            new Call(Method.POST, "/v1/devices/{d}/resume", "{}"),
            new Call(Method.POST, "/v1/devices/{d}/confirm", "{}"),
            new Call(Method.PUT, "/v1/devices/{d}/plate", "{\"serial\":\"S1\",\"imei\":\"490154203237518\"}"),
            new Call(Method.GET, "/v1/devices/{d}/sheet", ""),
            new Call(Method.POST, "/v1/devices/{d}/lost", "{\"message\":\"Call me\"}"),
            new Call(Method.DELETE, "/v1/devices/{d}/lost", ""),
            new Call(Method.POST, "/v1/devices/{d}/sign-out", "{}"));

    @TestFactory
    Stream<DynamicTest> letEachRoleTouchItsOwnAndTheOwnerTheHomes() {
        return CALLS.stream()
                .map(call -> DynamicTest.dynamicTest(call.method() + " " + call.path(), () -> {
                    List<Joined> homes = List.of(rig.owners, rig.members, rig.childs);
                    homes.forEach(device -> report(device, "NEEDS_YOU", OrdersHeard.NONE, held(300)));
                    // Not theirs, in the same home, and of another home: as if it had never been.
                    assertThat(call.by(cid, rig.owners.id()).body()).isEqualTo("NOT_FOUND");
                    assertThat(call.by(cid, rig.childs.id()).body()).isEqualTo("NOT_FOUND");
                    assertThat(call.by(dot, rig.members.id()).body()).isEqualTo("NOT_FOUND");
                    for (PanelRig.Browser browser : List.of(ann, cid, dot)) {
                        assertThat(call.by(browser, rig.strangers.id())).isEqualTo(call.by(browser, "d-nobody"));
                        assertThat(call.by(browser, rig.strangers.id()).body()).isEqualTo("NOT_FOUND");
                    }
                    assertThat(call.by(eve, rig.owners.id()).body()).isEqualTo("NOT_FOUND");
                    assertThat(call.by(rig.nobody(), rig.owners.id()).body()).isEqualTo("NOT_SIGNED_IN");
                    assertThat(call.by(ann, "not!an!id").status()).isEqualTo(404);
                    assertThat(call.by(cid, rig.members.id()).status()).isLessThan(300);
                    assertThat(call.by(dot, rig.childs.id()).status()).isLessThan(300);
                    assertThat(call.by(ann, rig.owners.id()).status()).isLessThan(300);
                }));
    }

    @TestFactory
    Stream<DynamicTest> refuseWhatOtherSitesSend() {
        return CALLS.stream()
                .filter(call -> call.method() != Method.GET)
                .map(call -> DynamicTest.dynamicTest(call.method() + " " + call.path(), () -> {
                    String path = call.path().replace("{d}", rig.owners.id());
                    assertThat(ann.ask(call.method(), path, call.body(), Map.of("sec-fetch-site", "cross-site"))
                                    .status())
                            .isEqualTo(403);
                    assertThat(ann.ask(call.method(), path, call.body(), Map.of("limpid-protocol", ""))
                                    .status())
                            .isEqualTo(403);
                }));
    }

    @TestFactory
    Stream<DynamicTest> refuseBodiesThatSayMoreOrNothing() {
        return CALLS.stream().filter(call -> !call.body().isEmpty()).flatMap(call -> Stream.of(
                        "", "[]", "{\"more\":1}", "{\"name\":7}", "null", "{} {}")
                .map(body -> DynamicTest.dynamicTest(call.path() + " " + body, () -> {
                    Call bad = new Call(call.method(), call.path(), body);
                    assertThat(bad.by(ann, rig.owners.id()).status()).isEqualTo(400);
                })));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name  | {\"name\":\"\"}                          | name",
                "name  | {\"name\":\"a\\u0007b\"}                 | name",
                "pause | {\"hours\":0}                            | hours",
                "pause | {\"hours\":8761}                         | hours",
                "pause | {\"hours\":1.5}                          | hours",
                "pause | {\"hours\":\"2\"}                        | hours",
                "lost  | {\"message\":\" \"}                      | message",
                "lost  | {\"message\":\"m\",\"wipeAfterHours\":0} | wipeAfterHours",
                "plate | {\"imei\":\"490154203237519\"}           | imei",
                "plate | {\"imei\":\"49015420323751\"}            | imei",
                "plate | {\"serial\":\"\"}                        | serial"
            })
    void sayWhichFieldIsWrong(String what, String body, String field) {
        Method method = what.equals("name") || what.equals("plate") ? Method.PUT : Method.POST;
        Answer answer = ann.ask(method, "/v1/devices/" + rig.owners.id() + "/" + what, body, Map.of());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(field);
    }

    @Nested
    class TheList {
        @Test
        void showsOnesOwnAndToTheOwnerTheHomes() {
            assertThat(names(ann.get("/v1/devices")))
                    .containsExactlyInAnyOrder(
                            "ann's laptop", "ann's desktop", "ann's phone", "cid's laptop", "dot's tablet");
            assertThat(names(cid.get("/v1/devices"))).containsExactly("cid's laptop");
            assertThat(names(dot.get("/v1/devices"))).containsExactly("dot's tablet");
            assertThat(names(eve.get("/v1/devices"))).containsExactly("eve's desktop");
        }

        @Test
        void showsWhatTheMachineTells() {
            report(rig.members, "IN_STEP", OrdersHeard.NONE);
            JsonNode device = seen(ann, rig.members);
            assertThat(device.path("person").path("name").asString()).isEqualTo("Cid");
            assertThat(device.path("model").asString()).isEqualTo("ThinkPad X1");
            assertThat(device.path("os").asString()).isEqualTo("Debian 12");
            assertThat(device.path("serial").asString()).isEqualTo("PF-12345");
            assertThat(device.path("battery").toString()).isEqualTo("{\"percent\":81,\"charging\":true}");
            assertThat(device.path("disk").toString()).isEqualTo("{\"freeBytes\":5000,\"totalBytes\":9000}");
            assertThat(device.path("pending").toString()).isEqualTo("{\"items\":2,\"bytes\":77}");
            assertThat(device.path("collections").toString())
                    .isEqualTo("[{\"kind\":\"files\",\"items\":3,\"bytes\":4096}]");
            assertThat(device.path("tone").asString()).isEqualTo("IN_STEP");
            assertThat(device.path("version").asString()).isEqualTo("0.1.0");
        }

        @Test
        void leavesOutWhatNobodyTold() {
            JsonNode device = seen(cid, rig.members);
            assertThat(device.path("tone").asString()).isEqualTo("UNKNOWN");
            assertThat(device.path("state").asString()).isEqualTo("NEW");
            assertThat(device.propertyNames())
                    .doesNotContain("model", "serial", "battery", "disk", "lost", "pausedUntil", "signedOutAt");
        }

        @Test
        void isGreenOnlyByAFreshReportAtTheHeadOfHistory() {
            report(rig.owners, "IN_STEP", OrdersHeard.NONE);
            assertThat(seen(ann, rig.owners).path("tone").asString()).isEqualTo("IN_STEP");
            rig.rig.done(rig.rig.ann, Rig.folder(rig.rig.id(), 0, limpid.core.id.ItemId.ROOT, "new"));
            assertThat(seen(ann, rig.owners).path("tone").asString()).isEqualTo("SYNCING");
            rig.rig.clock.pass(Duration.ofHours(1));
            JsonNode silent = seen(ann, rig.owners);
            assertThat(silent.path("tone").asString()).isEqualTo("UNKNOWN");
            assertThat(silent.path("reasons").path(0).path("code").asString()).isEqualTo("DEVICE_SILENT");
        }

        @Test
        void saysWhyADeviceMustSignInAgain() {
            rig.rig.ledger.write(rig.owner.home(), rows -> {
                rows.putDevice(rows.device(rig.members.caller().device())
                        .orElseThrow()
                        .held(Optional.of(new Hold("CREDENTIALS_REJECTED", rig.rig.clock.now(), "Firefox"))));
                return rows;
            });
            JsonNode device = seen(cid, rig.members);
            assertThat(device.path("mustSignIn").path("code").asString()).isEqualTo("CREDENTIALS_REJECTED");
            assertThat(device.path("tone").asString()).isEqualTo("NEEDS_YOU");
        }
    }

    @Test
    void aCodeJoinsADeviceOfWhoeverAsked() {
        Answer made = dot.post("/v1/devices/codes", "{}");
        assertThat(made.status()).isEqualTo(201);
        JsonNode code = made.json();
        assertThat(code.path("command").asString())
                .isEqualTo("limpid join http://limpid.example:8420 "
                        + code.path("code").asString());
        assertThat(code.path("qr").path("size").asInt()).isGreaterThan(20);
        assertThat(code.path("qr").path("path").asString()).startsWith("M");
        assertThat(rig.nobody().post("/v1/devices/codes", "{}").status()).isEqualTo(401);
    }

    @Nested
    class OrdersFromAfar {
        @Test
        void aPauseReachesTheDeviceAndNamesWhoAndWhen() {
            assertThat(ann.post("/v1/devices/" + rig.members.id() + "/pause", "{\"hours\":2}")
                            .status())
                    .isEqualTo(204);
            var pause =
                    rig.rig.library.state(rig.members.caller()).orders().pause().orElseThrow();
            assertThat(pause.on()).isTrue();
            assertThat(pause.by()).isEqualTo("Ann");
            assertThat(pause.until()).contains(rig.rig.clock.now().plus(Duration.ofHours(2)));
            JsonNode shown = seen(cid, rig.members);
            assertThat(shown.path("paused").path("by").asString()).isEqualTo("Ann");
            assertThat(shown.path("paused").path("heard").asBoolean()).isFalse();
            assertThat(shown.has("pausedUntil")).isTrue();
            assertThat(rig.rig.library.state(rig.owners.caller()).orders().pause())
                    .isEmpty();
        }

        @Test
        void whatWasSaidOnTheDeviceAfterwardsHolds() {
            ann.post("/v1/devices/" + rig.members.id() + "/pause", "{}");
            report(
                    rig.members,
                    "PAUSED",
                    new OrdersHeard(1, 0),
                    Reason.of(ReasonCode.PAUSED, Subject.device(), rig.rig.clock.now()));
            assertThat(seen(cid, rig.members).path("paused").path("heard").asBoolean())
                    .isTrue();
            // Somebody resumed it there.
            report(rig.members, "SYNCING", new OrdersHeard(1, 0));
            assertThat(seen(cid, rig.members).has("paused")).isFalse();
        }

        @Test
        void laterOrdersHaveHigherNumbers() {
            ann.post("/v1/devices/" + rig.members.id() + "/pause", "{}");
            cid.post("/v1/devices/" + rig.members.id() + "/resume", "{}");
            var pause =
                    rig.rig.library.state(rig.members.caller()).orders().pause().orElseThrow();
            assertThat(pause.on()).isFalse();
            assertThat(pause.word()).isEqualTo(2);
        }

        @Test
        void aConfirmationIsForAsManyAsThePersonSaw() {
            report(rig.members, "NEEDS_YOU", OrdersHeard.NONE, held(321));
            assertThat(seen(cid, rig.members).path("held").asBoolean()).isTrue();
            assertThat(cid.post("/v1/devices/" + rig.members.id() + "/confirm", "{}")
                            .status())
                    .isEqualTo(204);
            assertThat(rig.rig
                            .library
                            .state(rig.members.caller())
                            .orders()
                            .confirm()
                            .orElseThrow()
                            .items())
                    .isEqualTo(321);
        }

        @Test
        @Provokes(ReasonCode.ALREADY_DONE)
        void nothingIsConfirmedWhereNothingIsHeld() {
            assertThat(cid.post("/v1/devices/" + rig.members.id() + "/confirm", "{}")
                            .body())
                    .isEqualTo("ALREADY_DONE");
        }

        @Test
        void aSignedOutDeviceTakesNoOrders() {
            cid.post("/v1/devices/" + rig.members.id() + "/sign-out", "{}");
            assertThat(cid.post("/v1/devices/" + rig.members.id() + "/sign-out", "{}")
                            .status())
                    .isEqualTo(204);
            assertThat(cid.post("/v1/devices/" + rig.members.id() + "/pause", "{}")
                            .body())
                    .isEqualTo("ALREADY_DONE");
            JsonNode shown = seen(cid, rig.members);
            assertThat(shown.path("state").asString()).isEqualTo("SIGNED_OUT");
            assertThat(shown.path("sentence").asString()).contains("by Cid");
            assertThat(Rig.reasonOf(() -> rig.rig.library.registry().authenticate(rig.members.secret()))
                            .code())
                    .isEqualTo(ReasonCode.TOKEN_REVOKED);
        }
    }

    @Test
    void leavesTheDevicesOwnPathsToTheirProtocol() {
        Function<List<String>, Map<Method, ?>> at = path -> rig.routes.at(path);
        assertThat(at.apply(List.of("v1", "devices", "self"))).isEmpty();
        assertThat(at.apply(List.of("v1", "devices", "self", "sign-in"))).isEmpty();
        assertThat(at.apply(List.of("v1", "devices"))).doesNotContainKey(Method.POST);
    }
}
