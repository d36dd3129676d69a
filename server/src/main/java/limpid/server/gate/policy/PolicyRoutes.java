package limpid.server.gate.policy;

import java.util.regex.Pattern;
import limpid.server.audit.Act;
import limpid.server.audit.Audit;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.RouteTable;
import limpid.server.gate.browser.Addresses;
import limpid.server.gate.browser.Asker;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.policy.PolicyMessages.Binding;
import limpid.server.gate.policy.PolicyMessages.Listed;
import limpid.server.policy.Policies;
import limpid.server.policy.Policy;
import limpid.server.policy.Premises;
import limpid.wire.message.MalformedException;

/** The table of what people and administrators ask about policies. Safe for all threads. */
public final class PolicyRoutes {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,35}");

    private final Policies policies;
    private final Askers askers;
    private final Audit audit;

    private PolicyRoutes(Policies policies, Askers askers, Audit audit) {
        this.policies = policies;
        this.askers = askers;
        this.audit = audit;
    }

    /** The table over the policies of a server. */
    public static RouteTable of(Policies policies, Askers askers, Audit audit) {
        PolicyRoutes endpoints = new PolicyRoutes(policies, askers, audit);
        return RouteTable.of(
                RouteTable.get("v1/policies", endpoints::binding),
                RouteTable.get("v1/admin/policies", endpoints::list),
                RouteTable.get("v1/admin/policies/{id}", endpoints::show),
                RouteTable.put("v1/admin/policies/{id}", endpoints::put),
                RouteTable.delete("v1/admin/policies/{id}", endpoints::drop));
    }

    private Reply binding(Request request) {
        Asker asker = askers.anybody(request);
        return Reply.json(
                200,
                PolicyMessages.BINDING.encode(
                        policies.of(asker.home()).stream().map(Binding::of).toList()));
    }

    private Reply list(Request request) {
        askers.administrator(request);
        return Reply.json(
                200,
                PolicyMessages.ALL_LISTED.encode(
                        policies.all().stream().map(Listed::of).toList()));
    }

    private Reply show(Request request) {
        askers.administrator(request);
        return Reply.json(
                200,
                PolicyMessages.LISTED.encode(
                        Listed.of(policies.get(request.path().get(3)))));
    }

    private Reply put(Request request) {
        Asker asker = askers.administrator(request);
        String id = request.path().get(3);
        if (!ID.matcher(id).matches()) {
            throw new MalformedException("id", "1 to 36 characters of a-z, 0-9 and -");
        }
        Policy.Author by =
                new Policy.Author(asker.person().name(), asker.person().email());
        Policy policy = PolicyMessages.WANTED.decode(request.body().bytes()).as(id, by);
        if (policy.binds(asker.home()) && Premises.wouldHold(policy.rules(), request, Addresses.isSecure(request))) {
            throw new MalformedException("rules", "this would lock you out, where you are now");
        }
        policies.put(policy);
        note(asker, request, Act.POLICY_SET, id, policy.name());
        return Reply.json(200, PolicyMessages.LISTED.encode(Listed.of(policy)));
    }

    private Reply drop(Request request) {
        Asker asker = askers.administrator(request);
        String id = request.path().get(3);
        policies.drop(id).ifPresent(gone -> note(asker, request, Act.POLICY_REMOVED, id, gone.name()));
        return Reply.empty(204);
    }

    private void note(Asker asker, Request request, Act act, String id, String name) {
        Party by = Party.person(asker.home(), asker.person());
        audit.note(Note.of(by, act, Party.above(Party.Kind.POLICY, id, name), request.peer()));
    }
}
