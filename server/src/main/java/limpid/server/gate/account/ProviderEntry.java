package limpid.server.gate.account;

import java.util.Optional;
import limpid.core.reason.ReasonException;
import limpid.server.account.Happening;
import limpid.server.account.Proof;
import limpid.server.account.SignIn.Admitted;
import limpid.server.account.Visitor;
import limpid.server.account.oidc.ProviderSignIn;
import limpid.server.account.oidc.ProviderSignIn.Arrived;
import limpid.server.account.oidc.ProviderSignIn.Sent;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.account.PasskeyRoutes.Desk;
import limpid.server.gate.browser.Addresses;
import limpid.store.ledger.DirectoryTransaction.Resident;

/**
 * The way to a provider and back. A browser walks it, not the app: whatever goes wrong ends on a page that says what. Safe
 * for all threads.
 */
final class ProviderEntry {
    private static final String TO_TIE = "tie.";
    private static final String TO_SIGN_IN = "in.";

    private final ProviderSignIn signIn;
    private final Desk desk;
    private final TripCookie trip;

    ProviderEntry(ProviderSignIn signIn, Desk desk, TripCookie trip) {
        this.signIn = signIn;
        this.desk = desk;
        this.trip = trip;
    }

    Reply send(Request request) {
        Visitor visitor = desk.door().visitor(request);
        try {
            desk.brakes().check(visitor);
            Sent sent = signIn.send(id(request), back(request, id(request)), Optional.empty(), visitor.network());
            return away(request, sent.location(), TO_SIGN_IN + sent.token());
        } catch (ReasonException e) {
            return problem("/sign-in", e);
        }
    }

    /** Where the browser goes to tie an account; {@link #arrive} ends it. */
    Sent sendToTie(Request request, Resident resident) {
        return signIn.send(
                id(request),
                back(request, id(request)),
                Optional.of(resident),
                resident.person().text());
    }

    /** The cookie for that way. */
    String cookieToTie(Request request, Sent sent) {
        return trip.set(request, TO_TIE + sent.token());
    }

    Reply arrive(Request request) {
        String kept = trip.read(request).orElse("");
        boolean toTie = kept.startsWith(TO_TIE);
        try {
            String token = kept.substring(kept.indexOf('.') + 1);
            Arrived arrived = signIn.arrive(id(request), request.query(), token);
            Visitor visitor = desk.door().visitor(request);
            return arrived.tied() ? tied(arrived, visitor, request) : in(arrived, visitor, request);
        } catch (ReasonException e) {
            return problem(toTie ? "/security" : "/sign-in", e).with("Set-Cookie", trip.clear(request));
        }
    }

    private Reply in(Arrived arrived, Visitor visitor, Request request) {
        Proof proof = new Proof.Provider(arrived.provider().name());
        Admitted admitted = desk.front().signIn().admit(arrived.resident(), proof, visitor);
        return desk.welcome().cookie(home(request, "/"), request, admitted);
    }

    private Reply tied(Arrived arrived, Visitor visitor, Request request) {
        Resident who = arrived.resident();
        desk.front()
                .history()
                .note(
                        who.home(),
                        who.person(),
                        Happening.PROVIDER_TIED,
                        visitor,
                        arrived.provider().name());
        return home(request, "/security");
    }

    private Reply home(Request request, String page) {
        return quiet(Reply.seeOther(page)).with("Set-Cookie", trip.clear(request));
    }

    private Reply away(Request request, String location, String kept) {
        return quiet(Reply.seeOther(location)).with("Set-Cookie", trip.set(request, kept));
    }

    private static Reply problem(String page, ReasonException e) {
        return quiet(Reply.seeOther(page + "?problem=" + e.reason().code().name()));
    }

    /** What stands in these addresses is nobody else's business. */
    private static Reply quiet(Reply reply) {
        return reply.with("Cache-Control", "no-store").with("Referrer-Policy", "no-referrer");
    }

    private static String id(Request request) {
        return request.path().get(3);
    }

    /** The address to return to, as the browser reaches this server. */
    static String back(Request request, String id) {
        return Addresses.own(request) + "/v1/session/provider/" + id + "/back";
    }
}
