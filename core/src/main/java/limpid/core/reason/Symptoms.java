package limpid.core.reason;

import static limpid.core.reason.ReasonCode.*;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which codes are mere symptoms of which others. Direct ones only: that A may bring about B, and B may bring about C, does
 * not mean that A explains C where nobody saw B. Codes of class IN_PROGRESS need no row: they are never causes.
 */
final class Symptoms {
    /** The steps of reaching a server, nearest first: where one fails, none of those after it can succeed. */
    private static final List<ReasonCode> REACHING = List.of(
            OFFLINE,
            CAPTIVE_PORTAL,
            PROXY_AUTH_REQUIRED,
            DNS_FAILURE,
            DNS_WRONG_ADDRESS,
            FIREWALL_BLOCKED,
            SERVER_UNREACHABLE);

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

    private static final Map<ReasonCode, EnumSet<ReasonCode>> TABLE = table();

    private Symptoms() {}

    static Set<ReasonCode> of(ReasonCode cause) {
        var symptoms = TABLE.get(cause);
        return symptoms == null ? Set.of() : Collections.unmodifiableSet(symptoms);
    }

    private static Map<ReasonCode, EnumSet<ReasonCode>> table() {
        var table = new EnumMap<ReasonCode, EnumSet<ReasonCode>>(ReasonCode.class);
        program(table);
        reaching(table);
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
            add(table, cause, EnumSet.of(AGENT_NOT_RUNNING));
        }
        add(table, DB_ON_NETWORK_FS, EnumSet.of(DB_LOCKED, DB_CORRUPT));
        add(table, AGENT_NOT_RUNNING, EnumSet.of(DEVICE_SILENT, BACKUP_STALE));
        add(table, PAUSED, EnumSet.of(BACKUP_STALE));
        add(table, TOKEN_REVOKED, EnumSet.of(TOKEN_EXPIRED, NOT_SIGNED_IN, CREDENTIALS_REJECTED, DEVICE_SILENT));
        add(table, DEVICE_LOST, EnumSet.of(TOKEN_REVOKED, CREDENTIALS_REJECTED, TWO_FACTOR_REQUIRED, DEVICE_SILENT));
        add(table, ACCOUNT_DISABLED, EnumSet.of(TOKEN_REVOKED));
        add(table, TWO_FACTOR_REQUIRED, EnumSet.of(CREDENTIALS_REJECTED, NOT_SIGNED_IN, DEVICE_SILENT));
        add(table, TOKEN_EXPIRED, EnumSet.of(NOT_SIGNED_IN, DEVICE_SILENT));
        add(table, CREDENTIALS_REJECTED, EnumSet.of(AUTH_THROTTLED, DEVICE_SILENT));
    }

    private static void reaching(Map<ReasonCode, EnumSet<ReasonCode>> table) {
        for (int step = 0; step < REACHING.size(); step++) {
            var symptoms = EnumSet.copyOf(BROKEN_TRAFFIC);
            symptoms.addAll(REACHING.subList(step + 1, REACHING.size()));
            table.put(REACHING.get(step), symptoms);
        }
        add(table, CAPTIVE_PORTAL, EnumSet.range(TLS_INTERCEPTED, NOT_LIMPID));
        add(table, DNS_WRONG_ADDRESS, EnumSet.of(CERT_WRONG_HOST, CERT_UNTRUSTED, NOT_LIMPID));
    }

    private static void network(Map<ReasonCode, EnumSet<ReasonCode>> table) {
        add(table, IPV6_BLACKHOLE, BROKEN_TRAFFIC);
        add(table, MTU_BLACKHOLE, BROKEN_TRAFFIC);
        add(table, LINK_TOO_SLOW, EnumSet.of(TRANSFER_STALLED, FINALIZE_TIMEOUT));
        add(table, PROXY_BODY_LIMIT, EnumSet.of(CONNECTION_CUT, TRANSFER_INTERRUPTED));
        add(table, PROXY_TIMEOUT, EnumSet.of(ACK_LOST, FINALIZE_TIMEOUT, TRANSFER_INTERRUPTED));
        add(table, CONNECTION_CUT, EnumSet.of(TRANSFER_INTERRUPTED));
        add(table, TLS_INTERCEPTED, EnumSet.of(CERT_UNTRUSTED, CERT_CHAIN_BAD, CERT_WRONG_HOST, NOT_LIMPID));
        add(table, CLOCK_SKEW_DEVICE, EnumSet.of(CERT_EXPIRED, CERT_NOT_YET_VALID, MTIME_INVALID));
        add(table, CERT_CHAIN_BAD, EnumSet.of(CERT_UNTRUSTED));
        add(table, NOT_LIMPID, EnumSet.of(SERVER_ERROR, SERVER_IDENTITY_CHANGED));
        add(table, FOREIGN_AUTH_WALL, EnumSet.of(NOT_SIGNED_IN, CREDENTIALS_REJECTED, NOT_LIMPID));
    }

    private static void server(Map<ReasonCode, EnumSet<ReasonCode>> table) {
        add(
                table,
                SERVER_IDENTITY_CHANGED,
                EnumSet.of(TOKEN_REVOKED, NOT_SIGNED_IN, SERVER_RESTORED, REMOTE_LIST_EMPTY, NOT_FOUND));
        add(table, SERVER_RESTORED, EnumSet.of(REMOTE_LIST_EMPTY, BLOB_MISSING, CHANGE_TOKEN_EXPIRED, DIVERGED));
        add(table, SERVER_STORAGE_OFFLINE, EnumSet.of(REMOTE_LIST_EMPTY, BLOB_MISSING, BLOB_CORRUPT, SERVER_ERROR));
        add(table, VERSION_MISMATCH, EnumSet.of(REQUEST_MALFORMED, NOT_FOUND, REQUEST_TOO_LARGE));
        add(table, SHUTTING_DOWN, EnumSet.of(SERVER_UNREACHABLE, SERVER_MAINTENANCE));
        add(table, SERVER_MAINTENANCE, EnumSet.of(SERVER_UNREACHABLE, SERVER_ERROR));
        add(table, SERVER_DISK_FULL, EnumSet.of(SERVER_ERROR, JOB_QUEUE_STALLED, SERVER_DISK_NEARLY_FULL));
        add(table, ORPHANED_STORAGE, EnumSet.of(SERVER_DISK_FULL));
        add(table, OUT_OF_MEMORY, EnumSet.of(SERVER_ERROR, PROXY_TIMEOUT));
        add(table, QUOTA_MISCOMPUTED, EnumSet.of(QUOTA_EXCEEDED, PLAN_NEARLY_FULL));
        add(table, QUOTA_EXCEEDED, EnumSet.of(PLAN_NEARLY_FULL));
    }

    private static void files(Map<ReasonCode, EnumSet<ReasonCode>> table) {
        add(
                table,
                ROOT_MISSING,
                EnumSet.of(
                        MASS_DELETE_GUARD,
                        MASS_CHANGE_GUARD,
                        CLIENT_STATE_LOST,
                        FILE_UNREADABLE,
                        PERMISSION_DENIED_LOCAL,
                        WATCH_UNSUPPORTED));
        add(table, IO_ERROR, EnumSet.of(CHECKSUM_MISMATCH, FILE_UNREADABLE, DB_CORRUPT));
        add(table, PERMISSION_DENIED_LOCAL, EnumSet.of(FILE_UNREADABLE));
        add(table, INODES_EXHAUSTED, EnumSet.of(DEVICE_DISK_FULL));
        add(table, DEVICE_DISK_FULL, EnumSet.of(DB_DISK_FULL, TRANSFER_STALLED));
        add(table, PLACEHOLDER_NOT_LOCAL, EnumSet.of(FILE_UNREADABLE));
        add(table, TIMEZONE_MISTAKEN, EnumSet.of(CLOCK_SKEW_DEVICE, CLOCK_SKEW_SERVER, MTIME_INVALID));
    }

    private static void add(
            Map<ReasonCode, EnumSet<ReasonCode>> table, ReasonCode cause, EnumSet<ReasonCode> symptoms) {
        table.computeIfAbsent(cause, _ -> EnumSet.noneOf(ReasonCode.class)).addAll(symptoms);
    }
}
