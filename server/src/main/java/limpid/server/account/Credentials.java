package limpid.server.account;

import java.util.Optional;

/**
 * What somebody typed to sign in.
 *
 * @param email of the account
 * @param password in the clear; never stored, never logged
 * @param code of the second step; empty if none was typed
 */
public record Credentials(String email, String password, Optional<String> code) {
    public Credentials {
        email = email.strip();
    }

    /** Without password and code. */
    @Override
    public String toString() {
        return "Credentials[" + email + "]";
    }
}
