package limpid.doctor.look;

/** Reads what this computer remembers of having joined. */
public interface MembershipView {
    /** Fails with: NOT_JOINED, KEYSTORE_UNAVAILABLE, DB_CORRUPT, DATA_UNREADABLE, PERMISSION_DENIED_LOCAL. */
    Membership read();
}
