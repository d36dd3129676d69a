package limpid.server.library;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.host.chance.Chance;

/**
 * What a device shows to be let in: {@code home.device.random}, so that the server finds the one row to compare with. At
 * rest there is only a hash; 256 random bits need no slow one.
 */
record Secret(HomeId home, DeviceId device, String text) {
    private static final int RANDOM_BYTES = 32;
    private static final int LENGTH_MAX = 256;

    /** A fresh secret for a device. */
    static Secret fresh(HomeId home, DeviceId device, Chance chance) {
        String random = Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(RANDOM_BYTES));
        return new Secret(home, device, home + "." + device + "." + random);
    }

    /** Reads what somebody showed; empty if no secret looks like that. */
    static Optional<Secret> of(String text) {
        String[] parts = text.split("\\.", -1);
        if (text.length() > LENGTH_MAX || parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Secret(new HomeId(parts[0]), new DeviceId(parts[1]), text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Hash hash() {
        return Hash.of(text.getBytes(US_ASCII));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Secret[home=" + home + ", device=" + device + "]";
    }
}
