package limpid.core.reason;

import static limpid.core.reason.ClearingEvent.*;
import static limpid.core.reason.ReasonClass.*;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue of causes. A code is stable once released: never renamed, never used for something else. The order
 * matters: gates are asked in the order of declaration, and the first that is closed binds ({@link Precedence}). Which
 * cause hides which symptoms stands in {@link Symptoms}, how long to wait in {@link Patience}, texts for people in
 * {@code texts_en.properties}; a code that this release can meet has a page {@code docs/reasons/CODE.md}.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
public enum ReasonCode {
    // --- The program and its state on this machine ------------------------------------------------------------
    /** A setting is unknown or its value has no meaning. */
    SETTINGS_INVALID(Area.PROGRAM, FAILED, SETTINGS_CHANGED),
    /** This state folder belongs to no device yet. */
    NOT_JOINED(Area.PROGRAM, FAILED, SIGNED_IN),
    /** Another agent uses this state folder. */
    STATE_IN_USE(Area.PROGRAM, FAILED, RESTARTED),
    /** Another Limpid server uses this data folder. */
    DATA_IN_USE(Area.PROGRAM, FAILED, RESTARTED),
    /** The data folder cannot be read or written. */
    DATA_UNREADABLE(Area.PROGRAM, FAILED, RESTARTED),
    /** Another program listens at this address. */
    PORT_IN_USE(Area.PROGRAM, FAILED, RESTARTED),
    /** The address cannot be listened at. */
    ADDRESS_NOT_ALLOWED(Area.PROGRAM, FAILED, SETTINGS_CHANGED),
    /** The state database was written by a newer program. */
    DB_SCHEMA_MISMATCH(Area.PROGRAM, FAILED, UPDATED),
    /** The state database lies on a network file system, where its locks do not hold. */
    DB_ON_NETWORK_FS(Area.PROGRAM, FAILED, SETTINGS_CHANGED),
    /** The state database does not pass its check. */
    DB_CORRUPT(Area.PROGRAM, FAILED, RESTARTED, STEP_DONE),
    /** The volume of the state database is full. */
    DB_DISK_FULL(Area.PROGRAM, FAILED, DEVICE_HAS_ROOM, TIME),
    /** Something else holds the state database for longer than a moment. */
    DB_LOCKED(Area.PROGRAM, WAITING, TIME),
    /** The secret store is locked, emptied or unreadable. */
    KEYSTORE_UNAVAILABLE(Area.PROGRAM, FAILED, FILE_CHANGED, RESTARTED, TIME),
    /** The agent ended three times in a row soon after its start. */
    AGENT_CRASH_LOOP(Area.PROGRAM, FAILED, RESTARTED, UPDATED),
    /** The system does not let the agent run in the background. */
    BACKGROUND_RESTRICTED(Area.PROGRAM, FAILED, CONDITIONS_CHANGED, SETTINGS_CHANGED),
    /** The agent of this device is not running. */
    AGENT_NOT_RUNNING(Area.PROGRAM, FAILED, RESTARTED),
    /** The system grants this program less than it needs. */
    OS_PERMISSION_MISSING(Area.PROGRAM, FAILED, SETTINGS_CHANGED, RESTARTED),
    // --- The folder that is kept in step ----------------------------------------------------------------------
    /** The folder or its volume is gone or another one stands in its place. */
    ROOT_MISSING(Area.FOLDER, HELD, ROOT_BACK),
    /** Another agent keeps this folder in step. */
    ROOT_IN_USE(Area.FOLDER, FAILED, RESTARTED),
    /** This folder cannot be kept in step. */
    ROOT_NOT_ALLOWED(Area.FOLDER, FAILED, SETTINGS_CHANGED),
    // --- What a person or a rule asked for --------------------------------------------------------------------
    /** A person paused it. */
    PAUSED(Area.CHOICE, ReasonClass.PAUSED, RESUMED),
    /** A rule leaves it out. */
    IGNORED_BY_RULE(Area.CHOICE, IGNORED, SETTINGS_CHANGED),
    // --- Who this device is to the server ---------------------------------------------------------------------
    /** The device was removed from the account. */
    TOKEN_REVOKED(Area.SIGN_IN, FAILED, SIGNED_IN),
    /** Somebody reported this device lost. */
    DEVICE_LOST(Area.SIGN_IN, HELD, SERVER_CHANGED, TIME),
    /** An administrator disabled the account, or it ended. */
    ACCOUNT_DISABLED(Area.SIGN_IN, FAILED, SERVER_CHANGED, TIME),
    /** Two-factor sign-in was switched on; the password alone is no longer enough. */
    TWO_FACTOR_REQUIRED(Area.SIGN_IN, FAILED, SIGNED_IN),
    /** The password is not, or no longer, the right one. */
    CREDENTIALS_REJECTED(Area.SIGN_IN, FAILED, SIGNED_IN),
    /** The sign-in ran out of time. */
    TOKEN_EXPIRED(Area.SIGN_IN, FAILED, SIGNED_IN),
    /** The request carries no valid secret. */
    NOT_SIGNED_IN(Area.SIGN_IN, FAILED, SIGNED_IN),
    /** There is no such join code. */
    JOIN_CODE_WRONG(Area.SIGN_IN, FAILED, SIGNED_IN),
    /** The join code is used up or too old. */
    JOIN_CODE_EXPIRED(Area.SIGN_IN, FAILED, SIGNED_IN),
    /** The link to create the owner is used up or wrong. */
    OWNER_LINK_WRONG(Area.SIGN_IN, FAILED, RESTARTED),
    /** A link that works once was used, was withdrawn, or is too old. */
    LINK_ENDED(Area.SIGN_IN, FAILED, SETTINGS_CHANGED),
    /** A link to come in again, made by somebody who may not let anybody in at once. */
    RECOVERY_WAITS(Area.SIGN_IN, WAITING, TIME),
    /** Somebody signs in with this address already. */
    ADDRESS_TAKEN(Area.SIGN_IN, FAILED, SETTINGS_CHANGED),
    /** What a passkey answered cannot be accepted. */
    PASSKEY_REJECTED(Area.SIGN_IN, FAILED, SIGNED_IN),
    /** At the address that the browser used, no passkey can work. */
    PASSKEYS_UNAVAILABLE(Area.SIGN_IN, FAILED, SETTINGS_CHANGED),
    /** The organisation's sign-in service does not answer as one. */
    PROVIDER_UNAVAILABLE(Area.SIGN_IN, FAILED, SERVER_CHANGED, TIME),
    /** The organisation's sign-in service said no. */
    PROVIDER_REFUSED(Area.SIGN_IN, FAILED, SIGNED_IN),
    /** What came from the organisation's sign-in service cannot be accepted. */
    PROVIDER_ANSWER_REJECTED(Area.SIGN_IN, FAILED, SIGNED_IN),
    /** The organisation's sign-in service knows somebody for whom there is no account here. */
    PROVIDER_PERSON_UNKNOWN(Area.SIGN_IN, FAILED, SERVER_CHANGED),
    /** The link asks for a password. */
    SHARE_PASSWORD_REQUIRED(Area.SIGN_IN, FAILED, SIGNED_IN),
    /** The link has ended. */
    SHARE_EXPIRED(Area.SIGN_IN, FAILED, SETTINGS_CHANGED),
    /** What was asked for was done before, by the same request. */
    ALREADY_DONE(Area.SIGN_IN, FAILED, SETTINGS_CHANGED),
    /** Too many failed sign-ins from this address or account. */
    AUTH_THROTTLED(Area.SIGN_IN, WAITING, TIME),
    // --- The way to the server, nearest first -----------------------------------------------------------------
    /** No network is up, or none leads anywhere. */
    OFFLINE(Area.NETWORK, WAITING, LINK_UP, SERVER_REACHED, TIME),
    /** A sign-in page stands between this device and the internet. */
    CAPTIVE_PORTAL(Area.NETWORK, WAITING, LINK_UP, SERVER_REACHED, TIME),
    /** The proxy that this device is set to use wants a login or is dead. */
    PROXY_AUTH_REQUIRED(Area.NETWORK, FAILED, SETTINGS_CHANGED, LINK_UP, TIME),
    /** The server's name leads to no address. */
    DNS_FAILURE(Area.NETWORK, WAITING, LINK_UP, SERVER_REACHED, TIME),
    /** The server's name leads to another machine. */
    DNS_WRONG_ADDRESS(Area.NETWORK, FAILED, LINK_UP, SERVER_REACHED, TIME),
    /** Other addresses answer, this port does not: something on the way drops it. */
    FIREWALL_BLOCKED(Area.NETWORK, FAILED, LINK_UP, SERVER_REACHED, TIME),
    /** The path over IPv6 is dead, the one over IPv4 works. */
    IPV6_BLACKHOLE(Area.NETWORK, WAITING, LINK_UP, TIME),
    /** The right address refuses or does not answer. */
    SERVER_UNREACHABLE(Area.NETWORK, WAITING, SERVER_REACHED, LINK_UP, TIME),
    /** A company or a virus scanner opens the encryption on the way. */
    TLS_INTERCEPTED(Area.NETWORK, FAILED, LINK_UP, SERVER_REACHED, TIME),
    /** The server's certificate is past its last day. */
    CERT_EXPIRED(Area.NETWORK, FAILED, SERVER_REACHED, TIME),
    /** The server's certificate is before its first day. */
    CERT_NOT_YET_VALID(Area.NETWORK, FAILED, SERVER_REACHED, CLOCK_RIGHT, TIME),
    /** The server does not send the certificates between its own and a known authority. */
    CERT_CHAIN_BAD(Area.NETWORK, FAILED, SERVER_REACHED, TIME),
    /** The server's certificate is for another name. */
    CERT_WRONG_HOST(Area.NETWORK, FAILED, SERVER_REACHED, SETTINGS_CHANGED, TIME),
    /** The server's certificate comes from an authority that this device does not know. */
    CERT_UNTRUSTED(Area.NETWORK, FAILED, SERVER_REACHED, SETTINGS_CHANGED, TIME),
    /** A proxy in front of the server asks for its own login. */
    FOREIGN_AUTH_WALL(Area.NETWORK, FAILED, SERVER_REACHED, TIME),
    /** What answers at this address is not a Limpid server. */
    NOT_LIMPID(Area.NETWORK, FAILED, SERVER_REACHED, SETTINGS_CHANGED, TIME),
    /** The server answers, the address it gives for content does not. */
    SECOND_ENDPOINT_UNREACHABLE(Area.NETWORK, FAILED, SERVER_REACHED, TIME),
    /** A hop on the way refuses bodies over some size. */
    PROXY_BODY_LIMIT(Area.NETWORK, WAITING, SERVER_REACHED, TIME),
    /** A hop on the way gave up before the server answered. */
    PROXY_TIMEOUT(Area.NETWORK, WAITING, SERVER_REACHED, TIME),
    /** Large packets vanish on the way. */
    MTU_BLACKHOLE(Area.NETWORK, WAITING, LINK_UP, TIME),
    /** Connections are cut after a time or a size. */
    CONNECTION_CUT(Area.NETWORK, WAITING, SERVER_REACHED, TIME),
    /** The connection broke in the middle of a transfer. */
    TRANSFER_INTERRUPTED(Area.NETWORK, WAITING, SERVER_REACHED, LINK_UP, TIME),
    /** A transfer moved no byte for a minute. */
    TRANSFER_STALLED(Area.NETWORK, WAITING, SERVER_REACHED, LINK_UP, TIME),
    /** The network is slower than the work needs. */
    LINK_TOO_SLOW(Area.NETWORK, WAITING, LINK_UP, TIME),
    /** The server was asked to do it and its answer was lost. */
    ACK_LOST(Area.NETWORK, WAITING, SERVER_REACHED, TIME),
    /** The server still finishes what was sent; its answer did not come in time. */
    FINALIZE_TIMEOUT(Area.NETWORK, WAITING, SERVER_REACHED, TIME),
    // --- Stops that keep things from being lost ---------------------------------------------------------------
    /** Another server, or a new one, answers at the address of the old. */
    SERVER_IDENTITY_CHANGED(Area.SAFETY, HELD, CONFIRMED, SIGNED_IN, SERVER_REACHED),
    /** The server went back in time: it was restored from an older copy. */
    SERVER_RESTORED(Area.SAFETY, HELD, STEP_DONE, CONFIRMED),
    /** The server lost sight of where it keeps contents. */
    SERVER_STORAGE_OFFLINE(Area.SAFETY, HELD, SERVER_CHANGED, TIME),
    /** The server's listing is empty or short though it was not. */
    REMOTE_LIST_EMPTY(Area.SAFETY, HELD, CONFIRMED, SERVER_CHANGED, TIME),
    /** Far more would be deleted at once than people usually delete. */
    MASS_DELETE_GUARD(Area.SAFETY, HELD, CONFIRMED, FILE_CHANGED),
    /** Far more would be overwritten at once than people usually edit. */
    MASS_CHANGE_GUARD(Area.SAFETY, HELD, CONFIRMED, FILE_CHANGED),
    /** Something on this device has not reached the server. */
    UNSENT_CHANGES(Area.SAFETY, HELD, STEP_DONE, CONFIRMED),
    /** This device or its record of what was in step was put back to an older state. */
    CLIENT_RESTORED(Area.SAFETY, WAITING, STEP_DONE),
    /** This device lost its record of what was in step. */
    CLIENT_STATE_LOST(Area.SAFETY, WAITING, STEP_DONE),
    /** The device was away for longer than the server keeps its history of deletions. */
    CHANGE_TOKEN_EXPIRED(Area.SAFETY, WAITING, STEP_DONE),
    /** Both sides are at one place in history, yet their digests differ. */
    DIVERGED(Area.SAFETY, FAILED, STEP_DONE),
    // --- The server itself ------------------------------------------------------------------------------------
    /** The two programs have no protocol in common. */
    VERSION_MISMATCH(Area.SERVER, FAILED, UPDATED, SERVER_REACHED, TIME),
    /** The server is stopping. */
    SHUTTING_DOWN(Area.SERVER, WAITING, SERVER_REACHED, TIME),
    /** The server is being looked after, on purpose. */
    SERVER_MAINTENANCE(Area.SERVER, WAITING, SERVER_REACHED, TIME),
    /** The server ran out of memory. */
    OUT_OF_MEMORY(Area.SERVER, WAITING, SERVER_REACHED, TIME),
    /** The server met an error of its own. */
    SERVER_ERROR(Area.SERVER, WAITING, SERVER_REACHED, TIME),
    /** The server asks this device to slow down. */
    RATE_LIMITED(Area.SERVER, WAITING, TIME),
    /** A worker of the server is stuck. */
    JOB_QUEUE_STALLED(Area.SERVER, FAILED, SERVER_CHANGED, RESTARTED),
    /** The server itself has no good backup, or an old one. */
    SERVER_BACKUP_STALE(Area.SERVER, FAILED, SERVER_CHANGED, TIME),
    /** The server's certificate soon runs out, and nothing has renewed it. */
    CERT_EXPIRES_SOON(Area.SERVER, WAITING, SERVER_CHANGED),
    /** The server does not know how to send mail. */
    MAIL_NOT_SET(Area.SERVER, WAITING, SETTINGS_CHANGED),
    /** The mail server did not take a mail. */
    MAIL_FAILED(Area.SERVER, FAILED, SETTINGS_CHANGED, TIME),
    /** All devices appear to come from one address: the proxy's. */
    PROXY_HIDES_CLIENT_IP(Area.SERVER, FAILED, SETTINGS_CHANGED, SERVER_CHANGED),
    /** A device has not reported for longer than it promised. */
    DEVICE_SILENT(Area.SERVER, FAILED, SERVER_REACHED),
    /** The account may not write there. */
    PERMISSION_DENIED_REMOTE(Area.SERVER, FAILED, SERVER_CHANGED),
    /** Somebody holds a lock on it. */
    ITEM_LOCKED_ON_SERVER(Area.SERVER, WAITING, SERVER_CHANGED, TIME),
    /** The server knows the content and lost its bytes. */
    BLOB_MISSING(Area.SERVER, FAILED, SERVER_CHANGED, TIME),
    /** The server's bytes are not those that were stored. */
    BLOB_CORRUPT(Area.SERVER, FAILED, SERVER_CHANGED, TIME),
    /** Only a device that is away holds the bytes. */
    NO_SOURCE_ONLINE(Area.SERVER, WAITING, SERVER_CHANGED, TIME),
    /** The server stored something else than was sent. */
    SERVER_ALTERS_CONTENT(Area.SERVER, FAILED, UPDATED, SERVER_CHANGED),
    // --- Conditions that a person or a rule set ---------------------------------------------------------------
    /** A person has to decide first. */
    WAITING_FOR_USER(Area.CHOICE, WAITING, CONFIRMED),
    /** A condition such as an unmetered network or power does not hold. */
    WAITING_FOR_CONSTRAINT(Area.CHOICE, WAITING, CONDITIONS_CHANGED, SETTINGS_CHANGED),
    /** A policy lets nothing move here and now. */
    POLICY_HOLDS(Area.CHOICE, WAITING, CONDITIONS_CHANGED, LINK_UP, SERVER_CHANGED, TIME),
    /** A policy does not allow it. */
    POLICY_FORBIDS(Area.CHOICE, FAILED, SERVER_CHANGED, FILE_CHANGED, TIME),
    // --- Room ---------------------------------------------------------------------------------------------------
    /** The plan has no room for it. */
    QUOTA_EXCEEDED(Area.SPACE, FAILED, PLAN_HAS_ROOM),
    /** The server's count of what is used was wrong. */
    QUOTA_MISCOMPUTED(Area.SPACE, FAILED, PLAN_HAS_ROOM, SERVER_CHANGED),
    /** A disk of the server is full. */
    SERVER_DISK_FULL(Area.SPACE, FAILED, SERVER_HAS_ROOM, TIME),
    /** A disk of the server will be full soon. */
    SERVER_DISK_NEARLY_FULL(Area.SPACE, WAITING, SERVER_HAS_ROOM),
    /** A disk of this device is full. */
    DEVICE_DISK_FULL(Area.SPACE, FAILED, DEVICE_HAS_ROOM, TIME),
    /** The disk has free bytes, yet no room for more names. */
    INODES_EXHAUSTED(Area.SPACE, FAILED, DEVICE_HAS_ROOM, TIME),
    /** The plan is more than four fifths full. */
    PLAN_NEARLY_FULL(Area.SPACE, WAITING, PLAN_HAS_ROOM),
    /** The server's disk holds bytes that nothing names. */
    ORPHANED_STORAGE(Area.SPACE, WAITING, SERVER_CHANGED, TIME),
    // --- Names --------------------------------------------------------------------------------------------------
    /** A name that this place cannot hold. */
    NAME_ILLEGAL(Area.NAMES, FAILED, RENAMED),
    /** A name longer than this place can hold. */
    NAME_TOO_LONG(Area.NAMES, FAILED, RENAMED),
    /** Two names in one folder that differ in upper and lower case only. */
    NAME_CASE_COLLISION(Area.NAMES, FAILED, RENAMED),
    /** Two names in one folder that look the same and are written with other characters. */
    NAME_UNICODE_COLLISION(Area.NAMES, FAILED, RENAMED),
    // --- Single files on this device ----------------------------------------------------------------------------
    /** The disk cannot read what it holds. */
    IO_ERROR(Area.FILES, FAILED, FILE_CHANGED, TIME),
    /** The file system can be read only. */
    READ_ONLY_FS(Area.FILES, FAILED, CONDITIONS_CHANGED, TIME),
    /** The system does not let Limpid read or write it. */
    PERMISSION_DENIED_LOCAL(Area.FILES, FAILED, FILE_CHANGED, TIME),
    /** Another program has it to itself. */
    FILE_LOCKED_LOCAL(Area.FILES, WAITING, FILE_CHANGED, TIME),
    /** It changes while it is read. */
    FILE_CHANGING(Area.FILES, WAITING, FILE_CHANGED, TIME),
    /** It is listed and cannot be opened. */
    FILE_UNREADABLE(Area.FILES, FAILED, FILE_CHANGED, TIME),
    /** It was listed and is gone. */
    ITEM_VANISHED(Area.FILES, IN_PROGRESS, STEP_DONE),
    /** The file system or the plan cannot hold a file of this size. */
    FILE_TOO_LARGE(Area.FILES, FAILED, FILE_CHANGED, SETTINGS_CHANGED),
    /** Its bytes are in another cloud only. */
    PLACEHOLDER_NOT_LOCAL(Area.FILES, WAITING, FILE_CHANGED, TIME),
    /** A link that leads back to a folder above it. */
    SYMLINK_LOOP(Area.FILES, IGNORED, FILE_CHANGED),
    /** A pipe, a socket or a device: nothing that could be kept in step. */
    SPECIAL_FILE_SKIPPED(Area.FILES, IGNORED, FILE_CHANGED, SETTINGS_CHANGED),
    /** Its date cannot be true. */
    MTIME_INVALID(Area.FILES, WAITING, FILE_CHANGED),
    /** It changed without its date or size changing. */
    CHANGE_NOT_DETECTED(Area.FILES, WAITING, STEP_DONE),
    /** The bytes that arrived are not those that were sent. */
    CHECKSUM_MISMATCH(Area.FILES, WAITING, TIME),
    /** The system watches no more folders for us. */
    WATCH_LIMIT(Area.FILES, FAILED, SETTINGS_CHANGED, TIME),
    /** This file system tells nobody of changes. */
    WATCH_UNSUPPORTED(Area.FILES, WAITING, SETTINGS_CHANGED),
    // --- Clocks: they never stop the sync, so they come late ----------------------------------------------------
    /** The clock of this device is wrong. */
    CLOCK_SKEW_DEVICE(Area.CLOCK, FAILED, CLOCK_RIGHT),
    /** The clock of the server is wrong. */
    CLOCK_SKEW_SERVER(Area.CLOCK, FAILED, CLOCK_RIGHT),
    /** The clock of this device jumped while the agent ran. */
    CLOCK_JUMPED(Area.CLOCK, WAITING, CLOCK_RIGHT, STEP_DONE),
    /** The clock is off by a time zone. */
    TIMEZONE_MISTAKEN(Area.CLOCK, WAITING, CLOCK_RIGHT),
    // --- Both sides changed ---------------------------------------------------------------------------------------
    /** Both sides changed it; both are kept. */
    CONFLICT_BOTH_CHANGED(Area.CONFLICTS, CONFLICT, CONFIRMED, FILE_CHANGED),
    /** One side deleted what the other edited; the edit is kept. */
    DELETE_VS_EDIT(Area.CONFLICTS, CONFLICT, CONFIRMED, FILE_CHANGED),
    /** One side renamed what the other edited; both hold. */
    RENAME_VS_EDIT(Area.CONFLICTS, CONFLICT, CONFIRMED, FILE_CHANGED),
    /** A deleted thing was offered again by a device that did not know. */
    DELETE_RESURRECTED(Area.CONFLICTS, FAILED, CONFIRMED, SERVER_CHANGED),
    /** Two sides undo each other's change again and again. */
    CHANGE_LOOP(Area.CONFLICTS, FAILED, CONFIRMED, FILE_CHANGED),
    /** Two cards or events carry one identity. */
    DUPLICATE_UID(Area.CONFLICTS, FAILED, FILE_CHANGED, SERVER_CHANGED),
    /** The card or event does not follow the rules of its form. */
    INVALID_ITEM(Area.CONFLICTS, FAILED, FILE_CHANGED, SERVER_CHANGED),
    /** A program dropped parts of a card or event. */
    DAV_CLIENT_BUG(Area.CONFLICTS, FAILED, UPDATED, SETTINGS_CHANGED),
    // --- Backups ----------------------------------------------------------------------------------------------------
    /** No good backup for longer than promised. */
    BACKUP_STALE(Area.BACKUP, FAILED, STEP_DONE),
    /** The lock of a job that died is still there. */
    BACKUP_LOCK_STALE(Area.BACKUP, WAITING, TIME),
    /** Some files could not be read. */
    BACKUP_INCOMPLETE_READ(Area.BACKUP, FAILED, FILE_CHANGED, TIME),
    /** The backup misses pieces, or some are damaged. */
    BACKUP_REPO_CORRUPT(Area.BACKUP, FAILED, STEP_DONE, SERVER_CHANGED),
    /** The key does not open the backup. */
    BACKUP_KEY_PROBLEM(Area.BACKUP, FAILED, SIGNED_IN, SETTINGS_CHANGED),
    /** There is no such backup. */
    RESTORE_SOURCE_NOT_FOUND(Area.BACKUP, FAILED, SETTINGS_CHANGED),
    /** The backup that is being restored misses pieces. */
    RESTORE_SOURCE_INCOMPLETE(Area.BACKUP, FAILED, SERVER_CHANGED, STEP_DONE),
    /** The place to restore to cannot take it. */
    RESTORE_TARGET_BLOCKED(Area.BACKUP, FAILED, DEVICE_HAS_ROOM, SETTINGS_CHANGED, FILE_CHANGED),
    // --- Photos
    // -------------------------------------------------------------------------------------------------------
    /** The system shows Limpid only some of the photos. */
    PHOTO_PERMISSION_LIMITED(Area.PHOTOS, FAILED, SETTINGS_CHANGED),
    /** The original is in another cloud. */
    PHOTO_ORIGINAL_IN_CLOUD(Area.PHOTOS, WAITING, FILE_CHANGED, TIME),
    /** One half of a live photo is missing. */
    PHOTO_PAIR_INCOMPLETE(Area.PHOTOS, FAILED, FILE_CHANGED),
    /** The system took place or date out of the photo. */
    PHOTO_METADATA_STRIPPED(Area.PHOTOS, FAILED, SETTINGS_CHANGED),
    // --- Requests that one side did not understand or accept ------------------------------------------------------
    /** One key came with two bodies. */
    IDEMPOTENCY_MISMATCH(Area.REQUESTS, FAILED, UPDATED),
    /** The request does not have the form that the protocol says. */
    REQUEST_MALFORMED(Area.REQUESTS, FAILED, UPDATED),
    /** The request is over a limit of the protocol. */
    REQUEST_TOO_LARGE(Area.REQUESTS, FAILED, UPDATED),
    /** There is no such thing in this home. */
    NOT_FOUND(Area.REQUESTS, FAILED, SERVER_CHANGED),
    // --- Work that is moving --------------------------------------------------------------------------------------
    /** Another item, such as its folder, comes first. */
    WAITING_FOR_OTHER_ITEM(Area.PROGRESS, WAITING, OTHER_ITEM_DONE),
    /** The item changed on the server meanwhile; the plan is made anew. */
    VERSION_CONFLICT(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    /** Another item has this name in this folder; the plan is made anew. */
    NAME_TAKEN(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    /** The folder is no longer on the server; the plan is made anew. */
    PARENT_MISSING(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    /** Something still lives in the folder; the plan is made anew. */
    FOLDER_NOT_EMPTY(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    /** A folder cannot be moved into itself; the plan is made anew. */
    MOVE_CYCLE(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    /** The server lacks a chunk that this content names; it is sent again. */
    CONTENT_NOT_HELD(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    /** The reserved space was given back after a long break; it is reserved again. */
    GRANT_EXPIRED(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    /** The server forgot a transfer that was left alone for long; it begins anew. */
    UPLOAD_SESSION_EXPIRED(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    /** The folder has not been read through since the start. */
    NOT_SCANNED(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    /** Its bytes are being read here. */
    HASHING(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    /** It is on its way to the server. */
    UPLOADING(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    /** It is on its way to this device. */
    DOWNLOADING(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    /** The server is being told. */
    COMMITTING(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    /** It is being written here. */
    APPLYING(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    /** It is in line; something ahead of it is moving. */
    QUEUED(Area.PROGRESS, IN_PROGRESS, STEP_DONE),
    // --- Mistakes of Limpid's makers ------------------------------------------------------------------------------
    /** Limpid did something that its makers thought impossible. */
    INTERNAL_DEFECT(Area.DEFECT, FAILED, UPDATED, RESTARTED),
    /** No gate and no check gives a cause. */
    UNEXPLAINED(Area.DEFECT, FAILED, UPDATED, STEP_DONE);

    private final Area area;
    private final ReasonClass reasonClass;
    private final List<ClearingEvent> clearsOn;

    ReasonCode(Area area, ReasonClass reasonClass, ClearingEvent... clearsOn) {
        this.area = area;
        this.reasonClass = reasonClass;
        this.clearsOn = List.of(clearsOn);
    }

    /** How people group it. */
    public Area area() {
        return area;
    }

    /** What it means for the person who reads it. */
    public ReasonClass reasonClass() {
        return reasonClass;
    }

    /** The events that end it; whoever makes one happen tells the engine. */
    public List<ClearingEvent> clearsOn() {
        return clearsOn;
    }

    /** Whether and when the engine tries again. */
    public Retry retry() {
        return Patience.retry(this);
    }

    /** How long it may stand before a person is told without asking; empty: never told. It is recorded at once. */
    public Optional<Duration> grace() {
        return Patience.grace(this);
    }

    /** The codes that are mere symptoms where this one is present too; a diagnosis does not count them as causes. */
    public Set<ReasonCode> hides() {
        return Symptoms.of(this);
    }
}
