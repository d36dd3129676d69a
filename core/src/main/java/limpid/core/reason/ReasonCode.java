package limpid.core.reason;

import java.util.List;

/**
 * The catalogue of causes. A code is stable once released: it is never renamed and never used for something else.
 * Texts for people stand in {@code texts_en.properties} beside this class; each code that this release can meet has a
 * page {@code docs/reasons/CODE.md}.
 */
public enum ReasonCode {
    /** Device was removed from the account. */
    TOKEN_REVOKED(ReasonClass.FAILED, ClearingEvent.SIGNED_IN),
    /** Access or refresh token ran out. */
    TOKEN_EXPIRED(ReasonClass.WAITING, ClearingEvent.SIGNED_IN),
    /** Password changed. */
    CREDENTIALS_REJECTED(ReasonClass.FAILED, ClearingEvent.SIGNED_IN),
    /** 2FA switched on, password no longer enough. */
    TWO_FACTOR_REQUIRED(ReasonClass.FAILED, ClearingEvent.SIGNED_IN),
    /** Too many failures from this address/account. */
    AUTH_THROTTLED(ReasonClass.WAITING, ClearingEvent.TIME),
    /** All clients appear as the proxy. */
    PROXY_HIDES_CLIENT_IP(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Proxy in front asks for its own login. */
    FOREIGN_AUTH_WALL(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Secret store locked, emptied or unreadable. */
    KEYSTORE_UNAVAILABLE(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Account may not write there. */
    PERMISSION_DENIED_REMOTE(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Admin disabled account or plan ended. */
    ACCOUNT_DISABLED(ReasonClass.FAILED, ClearingEvent.SERVER_CHANGED),
    /** No route/interface. */
    OFFLINE(ReasonClass.WAITING, ClearingEvent.LINK_UP, ClearingEvent.SERVER_REACHED),
    /** Our name does not resolve. */
    DNS_FAILURE(ReasonClass.WAITING, ClearingEvent.LINK_UP, ClearingEvent.TIME),
    /** Name leads to another machine. */
    DNS_WRONG_ADDRESS(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Wi-Fi sign-in page intercepts. */
    CAPTIVE_PORTAL(ReasonClass.WAITING, ClearingEvent.LINK_UP, ClearingEvent.TIME),
    /** Refused/unreachable on the right address. */
    SERVER_UNREACHABLE(ReasonClass.WAITING, ClearingEvent.SERVER_REACHED, ClearingEvent.TIME),
    /** Drop/reject on our port only. */
    FIREWALL_BLOCKED(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** AAAA path dead, IPv4 works. */
    IPV6_BLACKHOLE(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Big packets vanish. */
    MTU_BLACKHOLE(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Throughput below timeout maths. */
    LINK_TOO_SLOW(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Connections die after N s or N bytes; HTTP/2 reset. */
    CONNECTION_CUT(ReasonClass.WAITING, ClearingEvent.TIME),
    /** A hop refuses bodies over X. */
    PROXY_BODY_LIMIT(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Hop gives 502/504 before we answer. */
    PROXY_TIMEOUT(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Outgoing proxy wants login / is dead. */
    PROXY_AUTH_REQUIRED(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** API fine, upload/object URL not. */
    SECOND_ENDPOINT_UNREACHABLE(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Only an offline device has the bytes. */
    NO_SOURCE_ONLINE(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Leaf dates wrong by true time. */
    CERT_EXPIRED(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Leaf dates wrong by true time. */
    CERT_NOT_YET_VALID(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Missing or expired intermediate. */
    CERT_CHAIN_BAD(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Unknown issuer, same key as paired?. */
    CERT_UNTRUSTED(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Name not in SAN. */
    CERT_WRONG_HOST(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Company/antivirus re-signs. */
    TLS_INTERCEPTED(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Device clock wrong. */
    CLOCK_SKEW_DEVICE(ReasonClass.WAITING, ClearingEvent.CLOCK_RIGHT),
    /** Server/storage clock wrong. */
    CLOCK_SKEW_SERVER(ReasonClass.FAILED, ClearingEvent.CLOCK_RIGHT),
    /** Time moved backwards/forwards while running. */
    CLOCK_JUMPED(ReasonClass.HELD, ClearingEvent.CONFIRMED),
    /** Offset is a whole quarter hour. */
    TIMEZONE_MISTAKEN(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Account/space limit reached. */
    QUOTA_EXCEEDED(ReasonClass.FAILED, ClearingEvent.PLAN_HAS_ROOM),
    /** Counter wrong. */
    QUOTA_MISCOMPUTED(ReasonClass.FAILED, ClearingEvent.SERVER_CHANGED),
    /** Blobs/DB/temp volume full. */
    SERVER_DISK_FULL(ReasonClass.FAILED, ClearingEvent.SERVER_HAS_ROOM, ClearingEvent.TIME),
    /** ENOSPC with free bytes. */
    INODES_EXHAUSTED(ReasonClass.FAILED, ClearingEvent.DEVICE_HAS_ROOM, ClearingEvent.TIME),
    /** Device cannot store/stage. */
    DEVICE_DISK_FULL(ReasonClass.FAILED, ClearingEvent.DEVICE_HAS_ROOM, ClearingEvent.TIME),
    /** Bytes on disk without row. */
    ORPHANED_STORAGE(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Target FS or plan cannot hold it. */
    FILE_TOO_LARGE(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Cannot read/write path. */
    PERMISSION_DENIED_LOCAL(ReasonClass.FAILED, ClearingEvent.FILE_CHANGED, ClearingEvent.TIME),
    /** EROFS (mount or unit sandbox). */
    READ_ONLY_FS(ReasonClass.FAILED, ClearingEvent.CONDITIONS_CHANGED, ClearingEvent.TIME),
    /** Opened exclusively. */
    FILE_LOCKED_LOCAL(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Hash/size/mtime moves while read. */
    FILE_CHANGING(ReasonClass.WAITING, ClearingEvent.FILE_CHANGED, ClearingEvent.TIME),
    /** EIO from disk. */
    IO_ERROR(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Library lists it, open fails / ENOENT. */
    FILE_UNREADABLE(ReasonClass.WAITING, ClearingEvent.FILE_CHANGED, ClearingEvent.TIME),
    /** Library lists it, open fails / ENOENT. */
    ITEM_VANISHED(ReasonClass.WAITING, ClearingEvent.STEP_DONE),
    /** Name impossible on device/OS. */
    NAME_ILLEGAL(ReasonClass.FAILED, ClearingEvent.RENAMED),
    /** Bytes &gt; NAME_MAX/PATH_MAX incl. temp suffix. */
    NAME_TOO_LONG(ReasonClass.FAILED, ClearingEvent.RENAMED),
    /** Two siblings equal after fold/NFC on that FS. */
    NAME_CASE_COLLISION(ReasonClass.FAILED, ClearingEvent.RENAMED),
    /** Two siblings equal after fold/NFC on that FS. */
    NAME_UNICODE_COLLISION(ReasonClass.FAILED, ClearingEvent.RENAMED),
    /** Folder root/mount gone or replaced. */
    ROOT_MISSING(ReasonClass.HELD, ClearingEvent.ROOT_BACK),
    /** Link to ancestor, fifo, socket, device, hardlink policy. */
    SYMLINK_LOOP(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Link to ancestor, fifo, socket, device, hardlink policy. */
    SPECIAL_FILE_SKIPPED(ReasonClass.IGNORED, ClearingEvent.SETTINGS_CHANGED),
    /** Bytes are only in another cloud. */
    PLACEHOLDER_NOT_LOCAL(ReasonClass.WAITING, ClearingEvent.TIME),
    /** No more inotify watches/instances/fds. */
    WATCH_LIMIT(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** NFS/SMB/FUSE sends no events. */
    WATCH_UNSUPPORTED(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Mtime/size preserved. */
    CHANGE_NOT_DETECTED(ReasonClass.WAITING, ClearingEvent.TIME),
    /** User/system rule matches. */
    IGNORED_BY_RULE(ReasonClass.IGNORED, ClearingEvent.SETTINGS_CHANGED),
    /** Date &lt;=0, &gt;now+1d, &gt;2^32. */
    MTIME_INVALID(ReasonClass.WAITING, ClearingEvent.TIME),
    /** &gt; N % items vanish, empty or shrink to 0 in one pass. */
    MASS_DELETE_GUARD(ReasonClass.HELD, ClearingEvent.CONFIRMED),
    /** &gt; N % items vanish, empty or shrink to 0 in one pass. */
    MASS_CHANGE_GUARD(ReasonClass.HELD, ClearingEvent.CONFIRMED),
    /** Server went back in time. */
    SERVER_RESTORED(ReasonClass.HELD, ClearingEvent.CONFIRMED),
    /** Another or re-created server/account. */
    SERVER_IDENTITY_CHANGED(ReasonClass.HELD, ClearingEvent.CONFIRMED),
    /** Device or its journal rolled back / lost. */
    CLIENT_RESTORED(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Device or its journal rolled back / lost. */
    CLIENT_STATE_LOST(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Cursor older than kept history. */
    CHANGE_TOKEN_EXPIRED(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Listing empty/short though it was not. */
    REMOTE_LIST_EMPTY(ReasonClass.HELD, ClearingEvent.CONFIRMED),
    /** Both sides changed from one base. */
    CONFLICT_BOTH_CHANGED(ReasonClass.CONFLICT, ClearingEvent.CONFIRMED),
    /** Both sides changed from one base. */
    DELETE_VS_EDIT(ReasonClass.CONFLICT, ClearingEvent.CONFIRMED),
    /** Both sides changed from one base. */
    RENAME_VS_EDIT(ReasonClass.CONFLICT, ClearingEvent.CONFIRMED),
    /** Deleted item re-added by old device. */
    DELETE_RESURRECTED(ReasonClass.FAILED, ClearingEvent.SERVER_CHANGED),
    /** Same hash or alternating versions &gt; 3 x. */
    CHANGE_LOOP(ReasonClass.FAILED, ClearingEvent.SERVER_CHANGED),
    /** Bad card or client drops fields. */
    DUPLICATE_UID(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Bad card or client drops fields. */
    INVALID_ITEM(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Bad card or client drops fields. */
    DAV_CLIENT_BUG(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Stored hash != sent hash. */
    SERVER_ALTERS_CONTENT(ReasonClass.FAILED, ClearingEvent.SERVER_CHANGED),
    /** Lock held. */
    ITEM_LOCKED_ON_SERVER(ReasonClass.WAITING, ClearingEvent.TIME),
    /** No bytes for 60 s / cut. */
    TRANSFER_STALLED(ReasonClass.WAITING, ClearingEvent.TIME),
    /** No bytes for 60 s / cut. */
    TRANSFER_INTERRUPTED(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Bytes differ. */
    CHECKSUM_MISMATCH(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Server done, answer lost. */
    FINALIZE_TIMEOUT(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Server done, answer lost. */
    ACK_LOST(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Session collected. */
    UPLOAD_SESSION_EXPIRED(ReasonClass.WAITING, ClearingEvent.TIME),
    /** 429 with wait. */
    RATE_LIMITED(ReasonClass.WAITING, ClearingEvent.TIME),
    /** 503 planned / 5xx / killed. */
    SERVER_MAINTENANCE(ReasonClass.WAITING, ClearingEvent.TIME),
    /** 503 planned / 5xx / killed. */
    SERVER_ERROR(ReasonClass.WAITING, ClearingEvent.TIME),
    /** 503 planned / 5xx / killed. */
    OUT_OF_MEMORY(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Blob/ext volume unmounted or RO. */
    SERVER_STORAGE_OFFLINE(ReasonClass.HELD, ClearingEvent.CONFIRMED),
    /** Row without good bytes. */
    BLOB_MISSING(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Row without good bytes. */
    BLOB_CORRUPT(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Agent/server/schema range disjoint. */
    VERSION_MISMATCH(ReasonClass.FAILED, ClearingEvent.UPDATED),
    /** Worker stuck or not started. */
    JOB_QUEUE_STALLED(ReasonClass.FAILED, ClearingEvent.SERVER_CHANGED),
    /** State DB trouble. */
    DB_LOCKED(ReasonClass.WAITING, ClearingEvent.TIME),
    /** State DB trouble. */
    DB_CORRUPT(ReasonClass.WAITING, ClearingEvent.TIME),
    /** State DB trouble. */
    DB_SCHEMA_MISMATCH(ReasonClass.WAITING, ClearingEvent.TIME),
    /** State DB trouble. */
    DB_ON_NETWORK_FS(ReasonClass.WAITING, ClearingEvent.TIME),
    /** State DB trouble. */
    DB_DISK_FULL(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Lock of a dead job. */
    BACKUP_LOCK_STALE(ReasonClass.WAITING, ClearingEvent.TIME),
    /** Some files unreadable. */
    BACKUP_INCOMPLETE_READ(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Chunks bad/missing. */
    BACKUP_REPO_CORRUPT(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Chunks bad/missing. */
    RESTORE_SOURCE_INCOMPLETE(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** No good backup/sync for N x interval. */
    BACKUP_STALE(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Key/password does not open it. */
    BACKUP_KEY_PROBLEM(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Wrong place/identity; target full, RO, locked. */
    RESTORE_SOURCE_NOT_FOUND(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Wrong place/identity; target full, RO, locked. */
    RESTORE_TARGET_BLOCKED(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** OS grants part or nothing. */
    PHOTO_PERMISSION_LIMITED(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** OS grants part or nothing. */
    OS_PERMISSION_MISSING(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Original remote; pair half; GPS removed. */
    PHOTO_ORIGINAL_IN_CLOUD(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Original remote; pair half; GPS removed. */
    PHOTO_PAIR_INCOMPLETE(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Original remote; pair half; GPS removed. */
    PHOTO_METADATA_STRIPPED(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** OS or init does not run us. */
    BACKGROUND_RESTRICTED(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** OS or init does not run us. */
    AGENT_NOT_RUNNING(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** OS or init does not run us. */
    AGENT_CRASH_LOOP(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Metered, battery, charger, schedule, person. */
    WAITING_FOR_CONSTRAINT(ReasonClass.WAITING, ClearingEvent.CONDITIONS_CHANGED),
    /** Metered, battery, charger, schedule, person. */
    PAUSED(ReasonClass.PAUSED, ClearingEvent.RESUMED),
    /** Metered, battery, charger, schedule, person. */
    WAITING_FOR_USER(ReasonClass.WAITING, ClearingEvent.CONFIRMED),
    /** No probe matched. */
    UNEXPLAINED(ReasonClass.FAILED, ClearingEvent.SERVER_CHANGED),
    /** It is in line; something ahead of it is moving. */
    QUEUED(ReasonClass.IN_PROGRESS, ClearingEvent.STEP_DONE),
    /** Its bytes are being read here. */
    HASHING(ReasonClass.IN_PROGRESS, ClearingEvent.STEP_DONE),
    /** It is on its way to the server. */
    UPLOADING(ReasonClass.IN_PROGRESS, ClearingEvent.STEP_DONE),
    /** It is on its way to this device. */
    DOWNLOADING(ReasonClass.IN_PROGRESS, ClearingEvent.STEP_DONE),
    /** The server is being told. */
    COMMITTING(ReasonClass.IN_PROGRESS, ClearingEvent.STEP_DONE),
    /** It is being written here. */
    APPLYING(ReasonClass.IN_PROGRESS, ClearingEvent.STEP_DONE),
    /** Another item, such as its folder, comes first. */
    WAITING_FOR_OTHER_ITEM(ReasonClass.WAITING, ClearingEvent.OTHER_ITEM_DONE),
    /** The folder has not been read through since the start. */
    NOT_SCANNED(ReasonClass.IN_PROGRESS, ClearingEvent.STEP_DONE),
    /** Both sides are at one place in history, yet their digests differ. */
    DIVERGED(ReasonClass.FAILED, ClearingEvent.STEP_DONE),
    /** The device has not reported for longer than it promised. */
    DEVICE_SILENT(ReasonClass.FAILED, ClearingEvent.SERVER_REACHED),
    /** The item changed on the server meanwhile; the plan is made anew. */
    VERSION_CONFLICT(ReasonClass.IN_PROGRESS, ClearingEvent.STEP_DONE),
    /** Another item has this name in this folder; the plan is made anew. */
    NAME_TAKEN(ReasonClass.IN_PROGRESS, ClearingEvent.STEP_DONE),
    /** The folder is no longer on the server; the plan is made anew. */
    PARENT_MISSING(ReasonClass.IN_PROGRESS, ClearingEvent.STEP_DONE),
    /** Something still lives in the folder; the plan is made anew. */
    FOLDER_NOT_EMPTY(ReasonClass.IN_PROGRESS, ClearingEvent.STEP_DONE),
    /** A folder cannot be moved into itself; the plan is made anew. */
    MOVE_CYCLE(ReasonClass.IN_PROGRESS, ClearingEvent.STEP_DONE),
    /** The server lacks a chunk that this content names; it is sent again. */
    CONTENT_NOT_HELD(ReasonClass.IN_PROGRESS, ClearingEvent.STEP_DONE),
    /** The reserved space was given back after a long break; it is reserved again. */
    GRANT_EXPIRED(ReasonClass.IN_PROGRESS, ClearingEvent.STEP_DONE),
    /** One key came with two bodies. */
    IDEMPOTENCY_MISMATCH(ReasonClass.FAILED, ClearingEvent.UPDATED),
    /** The request does not have the form that the protocol says. */
    REQUEST_MALFORMED(ReasonClass.FAILED, ClearingEvent.UPDATED),
    /** The request is over a limit of the protocol. */
    REQUEST_TOO_LARGE(ReasonClass.FAILED, ClearingEvent.UPDATED),
    /** There is no such thing in this home. */
    NOT_FOUND(ReasonClass.FAILED, ClearingEvent.SERVER_CHANGED),
    /** The request carries no valid secret. */
    NOT_SIGNED_IN(ReasonClass.FAILED, ClearingEvent.SIGNED_IN),
    /** There is no such join code. */
    JOIN_CODE_WRONG(ReasonClass.FAILED, ClearingEvent.SIGNED_IN),
    /** The join code is used up or too old. */
    JOIN_CODE_EXPIRED(ReasonClass.FAILED, ClearingEvent.SIGNED_IN),
    /** The link to create the owner is used up or wrong. */
    OWNER_LINK_WRONG(ReasonClass.FAILED, ClearingEvent.RESTARTED),
    /** What answers at this address is not a Limpid server. */
    NOT_LIMPID(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** A setting is unknown or its value has no meaning. */
    SETTINGS_INVALID(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Another program listens at this address. */
    PORT_IN_USE(ReasonClass.FAILED, ClearingEvent.RESTARTED),
    /** The address cannot be listened at. */
    ADDRESS_NOT_ALLOWED(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** Another Limpid server uses this data folder. */
    DATA_IN_USE(ReasonClass.FAILED, ClearingEvent.RESTARTED),
    /** The data folder cannot be read or written. */
    DATA_UNREADABLE(ReasonClass.FAILED, ClearingEvent.RESTARTED),
    /** Another agent keeps this folder in step. */
    ROOT_IN_USE(ReasonClass.FAILED, ClearingEvent.RESTARTED),
    /** Another agent uses this state folder. */
    STATE_IN_USE(ReasonClass.FAILED, ClearingEvent.RESTARTED),
    /** This folder cannot be kept in step. */
    ROOT_NOT_ALLOWED(ReasonClass.FAILED, ClearingEvent.SETTINGS_CHANGED),
    /** This state folder belongs to no device yet. */
    NOT_JOINED(ReasonClass.FAILED, ClearingEvent.SIGNED_IN),
    /** Something on this device has not reached the server. */
    UNSENT_CHANGES(ReasonClass.HELD, ClearingEvent.STEP_DONE),
    /** The server is stopping. */
    SHUTTING_DOWN(ReasonClass.WAITING, ClearingEvent.SERVER_REACHED, ClearingEvent.TIME),
    /** Limpid did something that its makers thought impossible. */
    INTERNAL_DEFECT(ReasonClass.FAILED, ClearingEvent.UPDATED);

    private final ReasonClass reasonClass;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
    private final List<ClearingEvent> clearsOn;

    ReasonCode(ReasonClass reasonClass, ClearingEvent... clearsOn) {
        this.reasonClass = reasonClass;
        this.clearsOn = List.of(clearsOn);
    }

    public ReasonClass reasonClass() {
        return reasonClass;
    }

    /** The events that end it; whoever makes one happen tells the engine. */
    public List<ClearingEvent> clearsOn() {
        return clearsOn;
    }
}
