package limpid.cli.doctor;

import limpid.doctor.look.ServerView;
import limpid.wire.link.Link;
import limpid.wire.message.DeviceState;
import limpid.wire.message.Hello;

/** Asks the server over a link of the doctor's own. */
record ServerOutlook(Link link) implements ServerView {
    @Override
    public Hello hello() {
        return link.hello();
    }

    @Override
    public DeviceState state() {
        return link.state();
    }
}
