package limpid.wire.json;

import limpid.core.reason.ReasonCode;

/** Which status of HTTP tells a program that knows no codes about the same. */
public final class HttpStatus {
    private HttpStatus() {}

    /** The status for a code; 500 for one that no request is expected to meet. */
    public static int of(ReasonCode code) {
        return switch (code) {
            case REQUEST_MALFORMED, CHECKSUM_MISMATCH, SERVER_ALTERS_CONTENT, INVALID_ITEM, NAME_ILLEGAL -> 400;
            case NOT_SIGNED_IN, TOKEN_REVOKED, TOKEN_EXPIRED, CREDENTIALS_REJECTED, TWO_FACTOR_REQUIRED -> 401;
            case PASSKEY_REJECTED, PROVIDER_ANSWER_REJECTED -> 401;
            case POLICY_HOLDS, POLICY_FORBIDS -> 403;
            case PROVIDER_REFUSED, PROVIDER_PERSON_UNKNOWN -> 403;
            case PROVIDER_UNAVAILABLE -> 502;
            case ACCOUNT_DISABLED, PERMISSION_DENIED_REMOTE, OWNER_LINK_WRONG -> 403;
            case JOIN_CODE_WRONG, JOIN_CODE_EXPIRED, DEVICE_LOST, RECOVERY_WAITS -> 403;
            case SHARE_PASSWORD_REQUIRED -> 401;
            case NOT_FOUND, BLOB_MISSING -> 404;
            case SHARE_EXPIRED -> 410;
            case VERSION_CONFLICT, NAME_TAKEN, PARENT_MISSING, FOLDER_NOT_EMPTY, MOVE_CYCLE -> 409;
            case ADDRESS_TAKEN, ALREADY_DONE, PASSKEYS_UNAVAILABLE -> 409;
            case CONTENT_NOT_HELD, GRANT_EXPIRED, NAME_CASE_COLLISION, NAME_UNICODE_COLLISION -> 409;
            case LINK_ENDED -> 410;
            case REQUEST_TOO_LARGE, FILE_TOO_LARGE -> 413;
            case IDEMPOTENCY_MISMATCH -> 422;
            case VERSION_MISMATCH -> 426;
            case AUTH_THROTTLED, RATE_LIMITED -> 429;
            case SHUTTING_DOWN, SERVER_MAINTENANCE, SERVER_STORAGE_OFFLINE, DB_LOCKED, OUT_OF_MEMORY -> 503;
            case QUOTA_EXCEEDED, SERVER_DISK_FULL, DB_DISK_FULL -> 507;
            default -> 500;
        };
    }
}
