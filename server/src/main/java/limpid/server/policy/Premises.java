package limpid.server.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.gate.AddressBlocks;
import limpid.server.gate.Request;
import limpid.server.library.commit.Objection;

/**
 * Judges by which way a request came: from a network and with encryption as the policies of its home want it. What comes
 * from this very machine always passes, so that an administrator cannot lock everybody out. Safe for all threads.
 */
public final class Premises {
    private static final String LOOPBACK = "127.0.0.0/8 ::1";
    private static final AddressBlocks HERE = AddressBlocks.of(LOOPBACK).orElseThrow();

    private final Policies policies;
    private final Clock clock;

    public Premises(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** Lets a request of somebody of a home pass. Fails with: POLICY_HOLDS. */
    public void check(HomeId home, Request request, boolean secure) {
        List<Policy> binding = policies.of(home);
        if (binding.isEmpty() || isFromHere(request)) {
            return;
        }
        for (Policy policy : binding) {
            flaw(policy.rules(), request.peer(), secure).ifPresent(flaw -> {
                throw refusal(policy, flaw);
            });
        }
    }

    /** Whether rules would hold back a request that came by this way: for who is about to set them. */
    public static boolean wouldHold(Rules rules, Request request, boolean secure) {
        return !isFromHere(request) && flaw(rules, request.peer(), secure).isPresent();
    }

    private static Optional<String> flaw(Rules rules, String peer, boolean secure) {
        boolean isElsewhere = rules.networks()
                .flatMap(blocks -> AddressBlocks.of(String.join(" ", blocks)))
                .filter(allowed -> !allowed.hold(peer))
                .isPresent();
        if (isElsewhere) {
            return Optional.of("the network of " + peer + " is none of those that may be used");
        }
        return rules.encryption().orElse(false) && !secure
                ? Optional.of("the way to the server is not encrypted")
                : Optional.empty();
    }

    /** What a proxy on this machine passes on, and does not vouch for, comes from anywhere. */
    private static boolean isFromHere(Request request) {
        return HERE.hold(request.peer()) && request.header("x-forwarded-for").isEmpty();
    }

    private ReasonException refusal(Policy policy, String flaw) {
        Instant now = clock.now();
        return Objection.of(ReasonCode.POLICY_HOLDS, Subject.device(), now)
                .saw("policy", "“" + policy.name() + "”")
                .saw("policy-of", policy.by().name())
                .saw("contact", policy.contact())
                .saw("flaw", flaw)
                .exception();
    }
}
