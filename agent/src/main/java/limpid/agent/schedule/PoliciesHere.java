package limpid.agent.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.wire.json.Codecs;
import limpid.wire.message.MalformedException;
import limpid.wire.message.PolicyNotice;

/** The policies that the server told of, as far as this device keeps them itself. Remembered between runs. */
final class PoliciesHere {
    private static final String SOURCE = "policy";

    private final Memory memory;
    private List<PolicyNotice> policies = List.of();

    PoliciesHere(Memory memory) {
        this.memory = memory;
    }

    /** Takes over what was told in the run before; what an older program wrote and nobody can read is told again. */
    void recall(Map<String, String> facts) {
        String text = facts.getOrDefault(Facts.POLICIES, "");
        try {
            policies = text.isEmpty() ? List.of() : Codecs.POLICIES.decode(text.getBytes(UTF_8));
        } catch (MalformedException e) {
            policies = List.of();
        }
    }

    /** What the server tells now; true if that is news. */
    boolean hear(List<PolicyNotice> told) {
        if (told.equals(policies)) {
            return false;
        }
        policies = List.copyOf(told);
        memory.fact(Facts.POLICIES, told.isEmpty() ? "" : new String(Codecs.POLICIES.encode(policies), UTF_8));
        return true;
    }

    /** Why contents do not travel now; of several policies the one that holds longest. */
    Optional<Reason> quiet(Instant now) {
        return policies.stream()
                .flatMap(policy -> policy.quiet().flatMap(hours -> hours.endOfQuietAt(now)).stream()
                        .map(end -> quiet(policy, end, now)))
                .max(Comparator.comparing(reason -> reason.nextAttemptAt().orElseThrow()));
    }

    private static Reason quiet(PolicyNotice policy, Instant end, Instant now) {
        Evidence flaw = new Evidence("flaw", "these are quiet hours", "", SOURCE, now);
        Evidence until = new Evidence("until", end.toString(), "", SOURCE, now);
        return new Reason(
                ReasonCode.POLICY_HOLDS,
                Subject.device(),
                now,
                List.of(name(policy, now), whose(policy, now), contact(policy, now), flaw, until),
                Optional.of(end),
                1);
    }

    /** When quiet begins or ends next. */
    Optional<Instant> next(Instant now) {
        return policies.stream()
                .flatMap(policy -> policy.quiet().stream())
                .flatMap(hours -> hours.endOfQuietAt(now).or(() -> hours.nextQuietAfter(now)).stream())
                .min(Comparator.naturalOrder());
    }

    /** Why a file of this length is not sent. */
    Optional<Reason> tooLong(String path, long size, Instant now) {
        return policies.stream()
                .filter(policy ->
                        policy.fileBytesMax().filter(max -> size > max).isPresent())
                .map(policy -> tooLong(policy, path, size, now))
                .findFirst();
    }

    private static Reason tooLong(PolicyNotice policy, String path, long size, Instant now) {
        String most = Long.toString(policy.fileBytesMax().orElseThrow());
        return Reason.of(
                ReasonCode.POLICY_FORBIDS,
                Subject.item(path),
                now,
                name(policy, now),
                whose(policy, now),
                contact(policy, now),
                new Evidence("flaw", "a file is longer than it may be", "", SOURCE, now),
                new Evidence("size-bytes", Long.toString(size), "at most " + most, SOURCE, now),
                new Evidence("limit-bytes", most, "", SOURCE, now));
    }

    private static Evidence name(PolicyNotice policy, Instant now) {
        return new Evidence("policy", "“" + policy.name() + "”", "", SOURCE, now);
    }

    private static Evidence whose(PolicyNotice policy, Instant now) {
        return new Evidence("policy-of", policy.by(), "", SOURCE, now);
    }

    private static Evidence contact(PolicyNotice policy, Instant now) {
        return new Evidence("contact", policy.contact(), "", SOURCE, now);
    }
}
