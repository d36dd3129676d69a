package limpid.server.account;

import limpid.store.ledger.DirectoryTransaction.Resident;

/** Opens a home for somebody; the library's registry does. */
public interface NewHomes {
    /** Makes a home, and in it {@code person} as the owner with this Argon2id hash. Returns who that is. */
    Resident open(NewPerson person, String passwordHash);
}
