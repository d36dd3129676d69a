package limpid.cli.frame;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;

/** How a command ends, for scripts. The numbers mean the same for every command. */
public enum Exit {
    /** It is done, or it is so. */
    DONE(0),
    /** Limpid itself is wrong; an id to report was printed. */
    DEFECT(1),
    /** The command or a setting has no meaning. */
    USAGE(2),
    /** It is not so: not in step, a problem found, refused. */
    NOT_SO(3),
    /** What was asked is not running. */
    NOT_RUNNING(4),
    /** The device has to sign in first. */
    SIGN_IN(5);

    /** What only signing in again clears. */
    private static final Set<ReasonCode> SIGN_IN_CODES = EnumSet.of(
            ReasonCode.NOT_JOINED,
            ReasonCode.NOT_SIGNED_IN,
            ReasonCode.TOKEN_REVOKED,
            ReasonCode.TOKEN_EXPIRED,
            ReasonCode.CREDENTIALS_REJECTED,
            ReasonCode.TWO_FACTOR_REQUIRED);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /** The process's exit code. */
    public int code() {
        return code;
    }

    /** How a command ends about a device that is held by reasons of these names, of which it may know only some. */
    public static Exit whileHeld(Stream<String> codes) {
        Set<String> signIn = SIGN_IN_CODES.stream().map(Enum::name).collect(Collectors.toSet());
        return codes.anyMatch(signIn::contains) ? SIGN_IN : NOT_SO;
    }

    /** How a command ends that was stopped by {@code reason}. */
    @SuppressWarnings("StatementSwitchToExpressionSwitch")
    public static Exit of(Reason reason) {
        return switch (reason.code()) {
            case SETTINGS_INVALID, PORT_IN_USE, ADDRESS_NOT_ALLOWED, DATA_IN_USE, DATA_UNREADABLE -> USAGE;
            case ROOT_IN_USE, STATE_IN_USE, ROOT_NOT_ALLOWED -> USAGE;
            // The one in a file is a setting of this server; any other is that of a server which was asked.
            case CERT_EXPIRED, CERT_NOT_YET_VALID -> reason.observed("path").isPresent() ? USAGE : NOT_SO;
            case DB_ON_NETWORK_FS -> USAGE;
            case AGENT_NOT_RUNNING -> NOT_RUNNING;
            case INTERNAL_DEFECT -> DEFECT;
            default -> SIGN_IN_CODES.contains(reason.code()) ? SIGN_IN : NOT_SO;
        };
    }
}
