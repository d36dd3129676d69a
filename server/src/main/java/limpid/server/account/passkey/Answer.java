package limpid.server.account.passkey;

import java.util.List;

/** What an authenticator answered. The bytes of an answer are never changed after. */
public sealed interface Answer {
    /** What the browser says of the question: kind, challenge, origin, in JSON. */
    byte[] clientData();

    /**
     * It made a passkey.
     *
     * @param attestation the attestation object, in CBOR
     * @param transports how the browser reaches it
     */
    record Made(byte[] clientData, byte[] attestation, List<String> transports) implements Answer {}

    /**
     * It signed with one.
     *
     * @param credential which one, by its id
     * @param userHandle whose, as it remembers
     * @param authenticatorData what it says of itself
     * @param signature over that and the client data
     */
    record Signed(byte[] clientData, byte[] credential, byte[] userHandle, byte[] authenticatorData, byte[] signature)
            implements Answer {}
}
