package limpid.server.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.Routes;
import limpid.wire.message.MalformedException;
import tools.jackson.databind.JsonNode;

/** The server's end of the channel: {@code POST /v1/admin/ORDER}, for whoever shows the key of the data folder. */
public final class OperatorRoutes implements Routes {
    private final Operator operator;
    private final String secret;
    private final Clock clock;

    /** Passes orders on to {@code operator} when they come with {@code secret}. */
    public OperatorRoutes(Operator operator, String secret, Clock clock) {
        this.operator = operator;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        if (path.size() != 3 || !path.get(0).equals("v1") || !path.get(1).equals("admin")) {
            return Map.of();
        }
        return switch (path.get(2)) {
            case "owner" -> order(this::owner);
            case "code" ->
                order(in -> OperatorJson.encode(OperatorJson.of(operator.code(OperatorJson.text(in, "person")))));
            case "plan" -> order(this::plan);
            case "devices" ->
                order(_ -> OperatorJson.ofDevices(operator.devices()).getBytes(UTF_8));
            case "revoke" -> order(this::revoke);
            case "backup" ->
                order(in ->
                        OperatorJson.encode(OperatorJson.of(operator.backup(Path.of(OperatorJson.text(in, "to"))))));
            case "homes" -> order(_ -> TownJson.HOMES.encode(operator.homes()));
            case "people" -> order(in -> TownJson.PEOPLE.encode(operator.people(OperatorJson.text(in, "text"))));
            case "disable" -> order(this::disable);
            case "audit" ->
                order(in -> TownJson.AUDIT.encode(
                        operator.audit(Math.clamp(OperatorJson.number(in, "limit"), 1, Integer.MAX_VALUE))));
            case "check" -> order(_ -> OperatorJson.ofFlaws(operator.check()).getBytes(UTF_8));
            default -> Map.of();
        };
    }

    private byte[] owner(JsonNode in) {
        HomeId home = operator.owner(OperatorJson.person(in));
        return OperatorJson.encode(OperatorJson.object().put("home", home.text()));
    }

    private byte[] plan(JsonNode in) {
        Optional<HomeId> home =
                in.hasNonNull("home") ? Optional.of(OperatorJson.id(in, "home", HomeId::new)) : Optional.empty();
        operator.plan(home, OperatorJson.number(in, "bytes"));
        return OperatorJson.encode(OperatorJson.object());
    }

    private byte[] revoke(JsonNode in) {
        operator.revoke(OperatorJson.id(in, "device", DeviceId::new));
        return OperatorJson.encode(OperatorJson.object());
    }

    private byte[] disable(JsonNode in) {
        operator.disable(
                OperatorJson.text(in, "person"), in.path("disabled").booleanValue(), OperatorJson.text(in, "reason"));
        return OperatorJson.encode(OperatorJson.object());
    }

    private Map<Method, Endpoint> order(Function<JsonNode, byte[]> work) {
        return Map.of(Method.POST, request -> {
            requireKey(request);
            return Reply.json(200, carriedOut(request, work));
        });
    }

    private byte[] carriedOut(Request request, Function<JsonNode, byte[]> work) {
        try {
            return work.apply(OperatorJson.decode(request.body().bytes()));
        } catch (MalformedException e) {
            throw failure(
                    ReasonCode.REQUEST_MALFORMED, new Evidence("field", e.field(), e.flaw(), "operator", clock.now()));
        }
    }

    private void requireKey(Request request) {
        String sent = request.header("authorization").orElse("");
        if (!MessageDigest.isEqual(sent.getBytes(UTF_8), ("Bearer " + secret).getBytes(UTF_8))) {
            throw failure(ReasonCode.NOT_SIGNED_IN);
        }
    }

    private ReasonException failure(ReasonCode code, Evidence... seen) {
        return new ReasonException(Reason.of(code, Subject.server(""), clock.now(), seen));
    }
}
