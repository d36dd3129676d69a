package limpid.server.gate.account;

import limpid.server.account.own.Actor;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Asker;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.PeopleDoor;

/**
 * What stands before every endpoint of accounts.
 *
 * @param people lets browsers in
 * @param askers tells who asks
 * @param me tells who they are
 * @param welcome answers who was just signed in
 */
public record Doorway(PeopleDoor people, Askers askers, MeMaker me, Welcome welcome) {
    /** Who asks, to change something of their own. Fails with: NOT_SIGNED_IN, ACCOUNT_DISABLED, PERMISSION_DENIED_REMOTE. */
    Actor actor(Request request) {
        return actor(askers.anybody(request), request);
    }

    /** The same of somebody whose rights were looked at. */
    Actor actor(Asker asker, Request request) {
        return new Actor(asker.resident(), asker.session(), people.visitor(request));
    }
}
