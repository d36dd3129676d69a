package limpid.agent.run;

import limpid.agent.schedule.Event;

/** What the engine's thread is told. */
sealed interface Message {
    /** Something happened. */
    record Happened(Event event) implements Message {}

    /** The disk gave hints, which wait in the buffer. */
    record HintsFromDisk() implements Message {}

    /** Somebody wants to know something. */
    record Asked(Question<?> question) implements Message {}
}
