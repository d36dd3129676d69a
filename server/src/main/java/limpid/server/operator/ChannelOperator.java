package limpid.server.operator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.net.Http;
import limpid.host.net.HttpReply;
import limpid.host.net.HttpRequest;
import limpid.host.time.Clock;
import limpid.server.account.NewPerson;
import limpid.wire.json.ProblemCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the server that runs on this machine. */
public final class ChannelOperator implements Operator {
    /** A backup of some terabytes takes as long as it takes; anything else answers at once. */
    private static final Duration DEADLINE = Duration.ofHours(24);

    private static final int STATUS_OK = 200;

    private final Http http;
    private final ChannelKey key;
    private final Clock clock;

    /** Over {@code http}, which stays open. */
    public ChannelOperator(Http http, ChannelKey key, Clock clock) {
        this.http = http;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public HomeId owner(NewPerson person) {
        return new HomeId(OperatorJson.text(ask("owner", OperatorJson.of(person)), "home"));
    }

    @Override
    public JoinCode code(String email) {
        return OperatorJson.code(ask("code", OperatorJson.object().put("person", email)));
    }

    @Override
    public void plan(Optional<HomeId> home, long bytes) {
        ObjectNode order = OperatorJson.object().put("bytes", bytes);
        home.ifPresent(id -> order.put("home", id.text()));
        ask("plan", order);
    }

    @Override
    public List<DeviceLine> devices() {
        return OperatorJson.devices(ask("devices", OperatorJson.object()));
    }

    @Override
    public void revoke(DeviceId device) {
        ask("revoke", OperatorJson.object().put("device", device.text()));
    }

    @Override
    public List<HomeLine> homes() {
        return TownJson.HOMES.decode(answer("homes", OperatorJson.object()));
    }

    @Override
    public List<PersonLine> people(String text) {
        return TownJson.PEOPLE.decode(answer("people", OperatorJson.object().put("text", text)));
    }

    @Override
    public void disable(String email, boolean disabled, String reason) {
        ask(
                "disable",
                OperatorJson.object()
                        .put("person", email)
                        .put("disabled", disabled)
                        .put("reason", reason));
    }

    @Override
    public List<AuditLine> audit(int limit) {
        return TownJson.AUDIT.decode(answer("audit", OperatorJson.object().put("limit", limit)));
    }

    @Override
    public BackupLine backup(Path to) {
        return OperatorJson.backup(ask(
                "backup", OperatorJson.object().put("to", to.toAbsolutePath().toString())));
    }

    @Override
    public List<FlawLine> check() {
        return OperatorJson.flaws(ask("check", OperatorJson.object()));
    }

    private JsonNode ask(String order, ObjectNode body) {
        return OperatorJson.decode(answer(order, body));
    }

    private byte[] answer(String order, ObjectNode body) {
        HttpRequest request = new HttpRequest(
                "POST",
                key.address().resolve("/v1/admin/" + order),
                Map.of("authorization", "Bearer " + key.secret(), "content-type", "application/json"),
                OperatorJson.encode(body),
                DEADLINE);
        try (HttpReply reply = http.send(request)) {
            byte[] answer = reply.body().readAllBytes();
            if (reply.status() != STATUS_OK) {
                throw new ReasonException(ProblemCodec.decode(answer).reason());
            }
            return answer;
        } catch (IOException e) {
            Reason cut = Reason.of(
                    ReasonCode.TRANSFER_INTERRUPTED,
                    Subject.server(key.address().toString()),
                    clock.now());
            throw new ReasonException(cut, e);
        }
    }

    /**
     * Where the server's end of the channel is, and what opens it.
     *
     * @param secret known to the server and to who may read its data folder
     */
    public record ChannelKey(URI address, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "ChannelKey[" + address + "]";
        }
    }
}
