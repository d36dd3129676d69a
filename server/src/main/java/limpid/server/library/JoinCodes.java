package limpid.server.library;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.host.chance.Chance;
import limpid.wire.message.PairingCode;

/**
 * Codes that people read from one screen and type at another: ten characters of an alphabet without look-alikes, 31^10 or
 * about 2^49 of them. Only their hash is kept.
 */
final class JoinCodes {
    private JoinCodes() {}

    /** A fresh code, without a pin. */
    static PairingCode fresh(Chance chance) {
        StringBuilder code = new StringBuilder(PairingCode.CODE_LENGTH);
        for (int i = 0; i < PairingCode.CODE_LENGTH; i++) {
            code.append(PairingCode.ALPHABET.charAt((int) chance.below(PairingCode.ALPHABET.length())));
        }
        return new PairingCode(code.toString(), Optional.empty());
    }

    /** The hash of a code, whose pin is for the device alone. */
    static Hash hash(PairingCode code) {
        return Hash.of(code.code().getBytes(US_ASCII));
    }

    /** The hash of a code as it was typed; empty if no code looks like that. */
    static Optional<Hash> hash(String typed) {
        return PairingCode.of(typed).map(JoinCodes::hash);
    }
}
