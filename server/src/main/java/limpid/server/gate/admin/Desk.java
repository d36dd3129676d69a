package limpid.server.gate.admin;

import limpid.server.audit.Actor;
import limpid.server.audit.Party;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Asker;
import limpid.server.gate.browser.Askers;

/** Lets in whoever runs the server, and says who that is for the record. */
record Desk(Askers askers) {
    /** Fails with: what {@link Askers#administrator} says. */
    Actor administrator(Request request) {
        Asker asker = askers.administrator(request);
        return new Actor(Party.person(asker.home(), asker.person()), request.peer());
    }
}
