package limpid.wire.message;

import java.util.Optional;

/**
 * Somebody signs in again on a device that asks for it.
 *
 * @param password of the person, in the clear; never stored, never logged
 * @param code of the second step; empty if none was typed
 */
public record SignInRequest(String password, Optional<String> code) {
    /** Without password and code. */
    @Override
    public String toString() {
        return "SignInRequest";
    }
}
