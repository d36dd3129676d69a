package limpid.doctor.look;

import java.time.Duration;

/** How an attempt to open a connection ended. */
public sealed interface Reach {
    /** Somebody answered. */
    record Answered(Duration took) implements Reach {}

    /** The machine is there and nobody listens at this port. */
    record Refused(String said) implements Reach {}

    /** Nothing came back in time. */
    record Silent(Duration waited) implements Reach {}

    /** This machine knows no way there. */
    record NoRoute(String said) implements Reach {}
}
