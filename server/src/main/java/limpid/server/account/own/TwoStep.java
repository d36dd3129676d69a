package limpid.server.account.own;

import java.util.List;
import limpid.core.id.DeviceId;
import limpid.core.reason.ReasonCode;
import limpid.server.account.Happening;
import limpid.server.account.factor.RecoveryCodes;
import limpid.server.account.factor.SecondFactor;
import limpid.store.ledger.HomeTransaction;

/** Switches two-step sign-in on and off, and makes recovery codes. Safe for all threads. */
public final class TwoStep {
    private final OwnTools tools;
    private final DeviceHolds holds;
    private final SecondFactor factor;
    private final RecoveryCodes codes;

    public TwoStep(OwnTools tools) {
        this.tools = tools;
        this.holds = new DeviceHolds(tools.clock());
        this.factor = tools.desk().locks().secondFactor();
        this.codes = tools.desk().locks().recoveryCodes();
    }

    /**
     * Makes a secret for an authenticator, in base 32; it counts once its first code was typed. Fails with:
     * CREDENTIALS_REJECTED, AUTH_THROTTLED, ALREADY_DONE (it is on).
     */
    public String begin(Actor actor, String password) {
        tools.confirm(actor, password);
        return tools.ledger().write(actor.home(), rows -> {
            refuseIfOn(rows, actor);
            return factor.begin(rows, actor.person());
        });
    }

    /**
     * Switches it on; returns the recovery codes. Fails with: REQUEST_MALFORMED (the code is wrong, or it was begun too long
     * ago), ALREADY_DONE (it is on), NOT_FOUND (a device).
     *
     * @param signInAgain devices on which somebody has to sign in, with the second step, before they go on
     */
    public List<String> finish(Actor actor, String code, List<DeviceId> signInAgain) {
        return tools.changeRights(actor.home(), rows -> {
            refuseIfOn(rows, actor);
            if (!factor.isBegun(rows, actor.person())) {
                throw tools.objections().field("code", "Too much time has passed; please begin anew.");
            }
            if (!factor.finish(rows, actor.person(), code)) {
                throw tools.objections()
                        .field("code", "This is not the code that the authenticator shows now. Is its clock right?");
            }
            holds.hold(rows, actor, ReasonCode.TWO_FACTOR_REQUIRED, signInAgain);
            tools.note(rows, actor.person(), Happening.TOTP_ON, actor.visitor(), "");
            return codes.make(rows, actor.person());
        });
    }

    /** Switches it off. Fails with: CREDENTIALS_REJECTED, TWO_FACTOR_REQUIRED, AUTH_THROTTLED. */
    public void off(Actor actor, String password, String code) {
        tools.confirm(actor, password, code);
        tools.ledger().write(actor.home(), rows -> {
            factor.off(rows, actor.person());
            tools.note(rows, actor.person(), Happening.TOTP_OFF, actor.visitor(), "");
            return actor;
        });
    }

    /** Fresh recovery codes in place of all that were. Fails with: CREDENTIALS_REJECTED, AUTH_THROTTLED. */
    public List<String> freshCodes(Actor actor, String password) {
        tools.confirm(actor, password);
        return tools.ledger().write(actor.home(), rows -> {
            tools.note(rows, actor.person(), Happening.RECOVERY_CODES_MADE, actor.visitor(), "");
            return codes.make(rows, actor.person());
        });
    }

    private void refuseIfOn(HomeTransaction rows, Actor actor) {
        if (factor.since(rows, actor.person()).isPresent()) {
            throw tools.objections().of(ReasonCode.ALREADY_DONE);
        }
    }
}
