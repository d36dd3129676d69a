package limpid.agent.schedule;

import java.util.EnumSet;
import java.util.Set;
import limpid.core.reason.ReasonCode;

/** Which causes hold up more than the item that met them. */
final class Causes {
    private static final Set<ReasonCode> ROOT = EnumSet.of(ReasonCode.ROOT_MISSING, ReasonCode.READ_ONLY_FS);

    private static final Set<ReasonCode> LINK = EnumSet.of(
            ReasonCode.OFFLINE,
            ReasonCode.DNS_FAILURE,
            ReasonCode.DNS_WRONG_ADDRESS,
            ReasonCode.CAPTIVE_PORTAL,
            ReasonCode.NOT_LIMPID,
            ReasonCode.SERVER_UNREACHABLE,
            ReasonCode.FIREWALL_BLOCKED,
            ReasonCode.IPV6_BLACKHOLE,
            ReasonCode.MTU_BLACKHOLE,
            ReasonCode.CONNECTION_CUT,
            ReasonCode.TRANSFER_INTERRUPTED,
            ReasonCode.TRANSFER_STALLED,
            ReasonCode.PROXY_TIMEOUT,
            ReasonCode.PROXY_AUTH_REQUIRED,
            ReasonCode.FOREIGN_AUTH_WALL,
            ReasonCode.CERT_EXPIRED,
            ReasonCode.CERT_NOT_YET_VALID,
            ReasonCode.CERT_CHAIN_BAD,
            ReasonCode.CERT_UNTRUSTED,
            ReasonCode.CERT_WRONG_HOST,
            ReasonCode.TLS_INTERCEPTED,
            ReasonCode.TOKEN_REVOKED,
            ReasonCode.TOKEN_EXPIRED,
            ReasonCode.CREDENTIALS_REJECTED,
            ReasonCode.TWO_FACTOR_REQUIRED,
            ReasonCode.NOT_SIGNED_IN,
            ReasonCode.ACCOUNT_DISABLED,
            ReasonCode.DEVICE_LOST,
            ReasonCode.POLICY_HOLDS,
            ReasonCode.AUTH_THROTTLED,
            ReasonCode.RATE_LIMITED,
            ReasonCode.SERVER_IDENTITY_CHANGED,
            ReasonCode.VERSION_MISMATCH,
            ReasonCode.SERVER_MAINTENANCE,
            ReasonCode.SERVER_STORAGE_OFFLINE,
            ReasonCode.SHUTTING_DOWN);

    private Causes() {}

    /** Whether nothing in the folder can be done while it lasts. */
    static boolean isRoot(ReasonCode code) {
        return ROOT.contains(code);
    }

    /** Whether nothing can be asked of the server while it lasts. */
    static boolean isLink(ReasonCode code) {
        return LINK.contains(code);
    }
}
