package limpid.wire.link;

import limpid.core.reason.ReasonCode;
import limpid.wire.message.Hello;
import limpid.wire.message.Protocol;

/** Whether two programs speak a common protocol, and if not, which one is the older. */
final class Versions {
    private Versions() {}

    /** Fails with: VERSION_MISMATCH (evidence: older, server-protocols). */
    static void check(Hello hello, Witness witness) {
        boolean weAreOlder = Protocol.VERSION < hello.protocolMin();
        boolean theyAreOlder = Protocol.VERSION > hello.protocolMax();
        if (weAreOlder || theyAreOlder) {
            String range = hello.protocolMin() + " to " + hello.protocolMax();
            throw witness.failure(
                    ReasonCode.VERSION_MISMATCH,
                    witness.saw("older", weAreOlder ? "device" : "server", ""),
                    witness.saw("server-protocols", range, Integer.toString(Protocol.VERSION)),
                    witness.saw("server-version", hello.version(), ""));
        }
    }
}
