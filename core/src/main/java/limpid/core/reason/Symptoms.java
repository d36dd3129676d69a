package limpid.core.reason;

import static limpid.core.reason.ReasonCode.*;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which codes are mere symptoms of which others. The table names the direct ones, nearest first; what hides a code also
 * hides what that code hides. Codes of class IN_PROGRESS need no row: they are never causes.
 */
final class Symptoms {
    /** What follows when bytes do not pass. */
    private static final EnumSet<ReasonCode> BROKEN_TRAFFIC = EnumSet.of(
            TRANSFER_INTERRUPTED,
            TRANSFER_STALLED,
            CONNECTION_CUT,
            LINK_TOO_SLOW,
            ACK_LOST,
            FINALIZE_TIMEOUT,
            SECOND_ENDPOINT_UNREACHABLE,
            DEVICE_SILENT);

    private static final Map<ReasonCode, Set<ReasonCode>> CLOSED = closed(direct());

    private Symptoms() {}

    static Set<ReasonCode> of(ReasonCode cause) {
        return CLOSED.getOrDefault(cause, Set.of());
    }

    private static Map<ReasonCode, EnumSet<ReasonCode>> direct() {
        var table = new EnumMap<ReasonCode, EnumSet<ReasonCode>>(ReasonCode.class);
        program(table);
        network(table);
        server(table);
        files(table);
        return table;
    }

    private static void program(Map<ReasonCode, EnumSet<ReasonCode>> table) {
        for (var cause : EnumSet.of(
                SETTINGS_INVALID,
                NOT_JOINED,
                DB_SCHEMA_MISMATCH,
                DB_CORRUPT,
                DB_DISK_FULL,
                KEYSTORE_UNAVAILABLE,
                AGENT_CRASH_LOOP,
                BACKGROUND_RESTRICTED,
                OS_PERMISSION_MISSING)) {
            table.put(cause, EnumSet.of(AGENT_NOT_RUNNING));
        }
        table.put(DB_ON_NETWORK_FS, EnumSet.of(DB_LOCKED, DB_CORRUPT));
        table.put(AGENT_NOT_RUNNING, EnumSet.of(DEVICE_SILENT, BACKUP_STALE));
        table.put(PAUSED, EnumSet.of(BACKUP_STALE));
        table.put(TOKEN_REVOKED, EnumSet.of(TOKEN_EXPIRED, NOT_SIGNED_IN, CREDENTIALS_REJECTED, DEVICE_SILENT));
        table.put(ACCOUNT_DISABLED, EnumSet.of(TOKEN_REVOKED));
        table.put(TWO_FACTOR_REQUIRED, EnumSet.of(CREDENTIALS_REJECTED, NOT_SIGNED_IN, DEVICE_SILENT));
        table.put(TOKEN_EXPIRED, EnumSet.of(NOT_SIGNED_IN, DEVICE_SILENT));
        table.put(CREDENTIALS_REJECTED, EnumSet.of(AUTH_THROTTLED, DEVICE_SILENT));
    }

    private static void network(Map<ReasonCode, EnumSet<ReasonCode>> table) {
        table.put(OFFLINE, EnumSet.of(CAPTIVE_PORTAL, PROXY_AUTH_REQUIRED, DNS_FAILURE, FIREWALL_BLOCKED));
        table.put(CAPTIVE_PORTAL, EnumSet.of(DNS_FAILURE, DNS_WRONG_ADDRESS, FIREWALL_BLOCKED, TLS_INTERCEPTED));
        table.put(PROXY_AUTH_REQUIRED, EnumSet.of(DNS_FAILURE, FIREWALL_BLOCKED));
        table.put(DNS_FAILURE, EnumSet.of(SERVER_UNREACHABLE));
        table.put(DNS_WRONG_ADDRESS, EnumSet.of(SERVER_UNREACHABLE, CERT_WRONG_HOST, CERT_UNTRUSTED, NOT_LIMPID));
        table.put(FIREWALL_BLOCKED, EnumSet.of(SERVER_UNREACHABLE));
        table.put(SERVER_UNREACHABLE, EnumSet.copyOf(BROKEN_TRAFFIC));
        table.put(IPV6_BLACKHOLE, EnumSet.copyOf(BROKEN_TRAFFIC));
        table.put(MTU_BLACKHOLE, EnumSet.copyOf(BROKEN_TRAFFIC));
        table.put(LINK_TOO_SLOW, EnumSet.of(TRANSFER_STALLED, FINALIZE_TIMEOUT));
        table.put(PROXY_BODY_LIMIT, EnumSet.of(CONNECTION_CUT, TRANSFER_INTERRUPTED));
        table.put(PROXY_TIMEOUT, EnumSet.of(ACK_LOST, FINALIZE_TIMEOUT, TRANSFER_INTERRUPTED));
        table.put(CONNECTION_CUT, EnumSet.of(TRANSFER_INTERRUPTED));
        table.put(TLS_INTERCEPTED, EnumSet.of(CERT_UNTRUSTED, CERT_CHAIN_BAD, CERT_WRONG_HOST, NOT_LIMPID));
        table.put(CLOCK_SKEW_DEVICE, EnumSet.of(CERT_EXPIRED, CERT_NOT_YET_VALID, TOKEN_EXPIRED, MTIME_INVALID));
        table.put(CERT_UNTRUSTED, EnumSet.of(SERVER_UNREACHABLE));
        table.put(CERT_EXPIRED, EnumSet.of(SERVER_UNREACHABLE));
        table.put(CERT_NOT_YET_VALID, EnumSet.of(SERVER_UNREACHABLE));
        table.put(CERT_CHAIN_BAD, EnumSet.of(CERT_UNTRUSTED, SERVER_UNREACHABLE));
        table.put(CERT_WRONG_HOST, EnumSet.of(SERVER_UNREACHABLE));
        table.put(NOT_LIMPID, EnumSet.of(SERVER_UNREACHABLE, SERVER_ERROR, SERVER_IDENTITY_CHANGED));
        table.put(FOREIGN_AUTH_WALL, EnumSet.of(NOT_SIGNED_IN, CREDENTIALS_REJECTED, NOT_LIMPID, SERVER_UNREACHABLE));
    }

    private static void server(Map<ReasonCode, EnumSet<ReasonCode>> table) {
        table.put(
                SERVER_IDENTITY_CHANGED,
                EnumSet.of(TOKEN_REVOKED, NOT_SIGNED_IN, SERVER_RESTORED, REMOTE_LIST_EMPTY, NOT_FOUND));
        table.put(SERVER_RESTORED, EnumSet.of(REMOTE_LIST_EMPTY, BLOB_MISSING, CHANGE_TOKEN_EXPIRED, DIVERGED));
        table.put(SERVER_STORAGE_OFFLINE, EnumSet.of(REMOTE_LIST_EMPTY, BLOB_MISSING, BLOB_CORRUPT, SERVER_ERROR));
        table.put(VERSION_MISMATCH, EnumSet.of(REQUEST_MALFORMED, NOT_FOUND, REQUEST_TOO_LARGE));
        table.put(SHUTTING_DOWN, EnumSet.of(SERVER_UNREACHABLE, SERVER_MAINTENANCE));
        table.put(SERVER_MAINTENANCE, EnumSet.of(SERVER_UNREACHABLE, SERVER_ERROR));
        table.put(SERVER_DISK_FULL, EnumSet.of(SERVER_ERROR, JOB_QUEUE_STALLED));
        table.put(ORPHANED_STORAGE, EnumSet.of(SERVER_DISK_FULL));
        table.put(OUT_OF_MEMORY, EnumSet.of(SERVER_ERROR, PROXY_TIMEOUT));
        table.put(QUOTA_MISCOMPUTED, EnumSet.of(QUOTA_EXCEEDED, PLAN_NEARLY_FULL));
        table.put(QUOTA_EXCEEDED, EnumSet.of(PLAN_NEARLY_FULL));
    }

    private static void files(Map<ReasonCode, EnumSet<ReasonCode>> table) {
        table.put(
                ROOT_MISSING,
                EnumSet.of(
                        MASS_DELETE_GUARD,
                        MASS_CHANGE_GUARD,
                        CLIENT_STATE_LOST,
                        FILE_UNREADABLE,
                        PERMISSION_DENIED_LOCAL,
                        WATCH_UNSUPPORTED));
        table.put(IO_ERROR, EnumSet.of(CHECKSUM_MISMATCH, FILE_UNREADABLE, DB_CORRUPT));
        table.put(READ_ONLY_FS, EnumSet.of(PERMISSION_DENIED_LOCAL));
        table.put(PERMISSION_DENIED_LOCAL, EnumSet.of(FILE_UNREADABLE));
        table.put(INODES_EXHAUSTED, EnumSet.of(DEVICE_DISK_FULL));
        table.put(DEVICE_DISK_FULL, EnumSet.of(DB_DISK_FULL, TRANSFER_STALLED));
        table.put(PLACEHOLDER_NOT_LOCAL, EnumSet.of(FILE_UNREADABLE));
        table.put(TIMEZONE_MISTAKEN, EnumSet.of(CLOCK_SKEW_DEVICE, CLOCK_SKEW_SERVER, MTIME_INVALID));
    }

    /** Follows each row to the end. A cause never hides itself, even where two rows name each other. */
    private static Map<ReasonCode, Set<ReasonCode>> closed(Map<ReasonCode, EnumSet<ReasonCode>> direct) {
        var all = new EnumMap<ReasonCode, Set<ReasonCode>>(ReasonCode.class);
        for (var cause : direct.keySet()) {
            var hidden = EnumSet.noneOf(ReasonCode.class);
            var open = new ArrayDeque<>(direct.getOrDefault(cause, EnumSet.noneOf(ReasonCode.class)));
            while (!open.isEmpty()) {
                var symptom = open.pop();
                if (hidden.add(symptom)) {
                    open.addAll(direct.getOrDefault(symptom, EnumSet.noneOf(ReasonCode.class)));
                }
            }
            hidden.remove(cause);
            all.put(cause, Collections.unmodifiableSet(hidden));
        }
        return Collections.unmodifiableMap(all);
    }
}
