package limpid.server.gate.account;

import java.util.regex.Pattern;
import limpid.wire.message.MalformedException;

/** Ids that whoever asks made, so that asking twice makes one thing. */
final class ClientIds {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private ClientIds() {}

    /** The same. Throws {@link MalformedException} for what is no UUID in lower case. */
    static String checked(String id) {
        if (!UUID.matcher(id).matches()) {
            throw new MalformedException("id", "not a UUID in lower case");
        }
        return id;
    }
}
