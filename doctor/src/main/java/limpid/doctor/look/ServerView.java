package limpid.doctor.look;

import limpid.wire.message.DeviceState;
import limpid.wire.message.Hello;

/** What the server says, asked by the doctor itself, not by way of the agent. Fails as {@code wire.link.Link} does. */
public interface ServerView {
    /** What it says of itself to anybody. */
    Hello hello();

    /** What it says of this device. */
    DeviceState state();

    /** Sends what fills several packets, and hears an answer that does; returns how many bytes went each way. */
    long exchangePackets();
}
