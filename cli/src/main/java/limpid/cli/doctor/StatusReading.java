package limpid.cli.doctor;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.doctor.check.Finding.Held;
import limpid.doctor.look.AgentStatus;
import tools.jackson.databind.JsonNode;

/** Reads the JSON of {@code limpid status}. Lenient: an agent of another version may say more, or less. */
final class StatusReading {
    private StatusReading() {}

    /** The status of an agent that runs now, or of one that did when it was written down. */
    static AgentStatus of(JsonNode status, boolean running) {
        var proof = status.path("proof");
        return new AgentStatus(
                running,
                time(status.path("at")),
                status.path("state").asString("UNKNOWN"),
                Stream.concat(
                                status.path("reasons").valueStream(),
                                status.path("leftOut").valueStream())
                        .map(StatusReading::held)
                        .toList(),
                time(proof.path("lastScan")),
                time(proof.path("lastPull")),
                time(proof.path("lastServerContact")));
    }

    private static Held held(JsonNode reason) {
        return new Held(
                reason(reason),
                reason.path("items").asLong(0),
                reason.path("sample").valueStream().map(JsonNode::asString).toList());
    }

    private static Reason reason(JsonNode node) {
        return new Reason(
                code(node.path("code").asString("")),
                new Subject(
                        scope(node.path("scope").asString("")),
                        node.path("subject").asString("")),
                time(node.path("since")).orElse(Instant.EPOCH),
                node.path("evidence").valueStream().map(StatusReading::evidence).toList(),
                time(node.path("nextAttemptAt")),
                node.path("attempts").asInt(1));
    }

    private static Evidence evidence(JsonNode node) {
        return new Evidence(
                node.path("what").asString(""),
                node.path("observed").asString(""),
                node.path("required").asString(""),
                node.path("source").asString(""),
                time(node.path("at")).orElse(Instant.EPOCH));
    }

    private static ReasonCode code(String name) {
        return Stream.of(ReasonCode.values())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .orElse(ReasonCode.UNEXPLAINED);
    }

    private static Scope scope(String name) {
        return Stream.of(Scope.values())
                .filter(scope -> scope.name().equals(name))
                .findFirst()
                .orElse(Scope.DEVICE);
    }

    private static Optional<Instant> time(JsonNode node) {
        var text = node.asString("");
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }
}
