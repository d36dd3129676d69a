package limpid.wire.message;

import java.time.Instant;

/**
 * What a server says of itself to anybody who asks: proof that this is Limpid, which one, and what time it is there.
 *
 * @param server the server's own id; a device remembers it and stops when it changes
 * @param name what people call it
 * @param version of the program, such as {@code 0.1.0}
 * @param protocolMin oldest protocol it speaks
 * @param protocolMax newest protocol it speaks
 * @param time its clock
 * @param setUp whether it has an owner
 */
public record Hello(
        String server, String name, String version, int protocolMin, int protocolMax, Instant time, boolean setUp) {}
