package limpid.server.account.own;

import java.util.List;
import limpid.core.id.DeviceId;
import limpid.server.account.Happening;
import limpid.store.ledger.DeviceRow;

/** Signs a person out, in one browser or everywhere. Safe for all threads. */
public final class SignOuts {
    private final OwnTools tools;
    private final DeviceHolds holds;
    private final AppPasswords appPasswords;

    public SignOuts(OwnTools tools, AppPasswords appPasswords) {
        this.tools = tools;
        this.holds = new DeviceHolds(tools.clock());
        this.appPasswords = appPasswords;
    }

    /** Signs out the browser of that name; one that is not this person's is left alone. */
    public void one(Actor actor, String session) {
        tools.changeRights(actor.home(), rows -> {
            int closed = tools.desk().sessions().close(rows, actor.person(), row -> row.id()
                    .equals(session));
            if (closed > 0) {
                Happening what = session.equals(actor.session()) ? Happening.SIGN_OUT : Happening.SESSION_ENDED;
                tools.note(rows, actor.person(), what, actor.visitor(), "");
            }
            return closed;
        });
    }

    /**
     * Signs out all browsers.
     *
     * @param devices whether devices are signed out as well, and app passwords ended; a device keeps its files, and what it
     *     has not sent, for when it joins again
     * @param thisToo whether the browser that asks is among them
     */
    public void everywhere(Actor actor, boolean devices, boolean thisToo) {
        List<DeviceId> signedOut = tools.changeRights(actor.home(), rows -> {
            tools.desk()
                    .sessions()
                    .close(rows, actor.person(), row -> thisToo || !row.id().equals(actor.session()));
            tools.note(
                    rows,
                    actor.person(),
                    Happening.SIGNED_OUT_EVERYWHERE,
                    actor.visitor(),
                    devices ? "devices too" : "");
            if (!devices) {
                return List.of();
            }
            appPasswords.end(rows, actor.person());
            return holds.of(rows, actor.person()).stream().map(DeviceRow::id).toList();
        });
        signedOut.forEach(device -> tools.library().registry().revoke(actor.home(), device));
    }
}
