package limpid.server.account;

/** What a person's history of signing in tells of. The names are part of the protocol. */
public enum Happening {
    SIGN_IN,
    /** Somebody knew the address, and not the rest. */
    SIGN_IN_REFUSED,
    SIGN_OUT,
    /** One other browser was signed out. */
    SESSION_ENDED,
    SIGNED_OUT_EVERYWHERE,
    /** The account was made. */
    CREATED,
    PASSWORD_CHANGED,
    EMAIL_CHANGED,
    /** A forgotten password was replaced, by a recovery code or by a link. */
    RECOVERED,
    /** Somebody made a link by which this person can come in again. */
    RECOVERY_LINK_MADE,
    RECOVERY_LINK_WITHDRAWN,
    TOTP_ON,
    TOTP_OFF,
    RECOVERY_CODES_MADE,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    /** The account was tied to an organisation's sign-in service. */
    PROVIDER_TIED,
    PROVIDER_UNTIED,
    APP_PASSWORD_ADDED,
    APP_PASSWORD_REMOVED,
    /** A device that had to sign in again did. */
    DEVICE_SIGNED_IN,
    DELETION_ASKED,
    DELETION_WITHDRAWN,
    DISABLED,
    ENABLED
}
