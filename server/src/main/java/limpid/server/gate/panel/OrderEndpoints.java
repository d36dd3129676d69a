package limpid.server.gate.panel;

import java.time.Duration;
import java.util.Optional;
import limpid.host.time.Clock;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.panel.JoinCodeEndpoint.Empty;
import limpid.server.panel.FarOrders;
import limpid.server.panel.Viewer;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/** What people order devices to do from afar. */
final class OrderEndpoints {
    /** A year. */
    static final int HOURS_MAX = 8760;

    private static final int NAME_MAX = 100;
    private static final Codec<Name> NAME = Records.of(Name.class);
    private static final Codec<Length> LENGTH = Records.of(Length.class);
    private static final Codec<Empty> EMPTY = Records.of(Empty.class);

    private final Askers askers;
    private final FarOrders orders;
    private final Clock clock;

    /** What people call a device. */
    record Name(String name) {
        Name {
            Texts.check("name", name, NAME_MAX);
        }
    }

    /** How long; empty until somebody resumes it. */
    record Length(Optional<Integer> hours) {
        Length {
            hours.ifPresent(given -> checkHours("hours", given));
        }
    }

    OrderEndpoints(Askers askers, FarOrders orders, Clock clock) {
        this.askers = askers;
        this.orders = orders;
        this.clock = clock;
    }

    static void checkHours(String field, int hours) {
        if (hours < 1 || hours > HOURS_MAX) {
            throw new MalformedException(field, "not 1 to " + HOURS_MAX);
        }
    }

    Reply rename(Request request) {
        Viewer viewer = viewer(request);
        orders.rename(
                viewer,
                Segments.device(request, clock),
                NAME.decode(request.body().bytes()).name());
        return Reply.empty(204);
    }

    Reply pause(Request request) {
        Viewer viewer = viewer(request);
        Optional<Duration> length =
                LENGTH.decode(request.body().bytes()).hours().map(Duration::ofHours);
        orders.pause(viewer, Segments.device(request, clock), length);
        return Reply.empty(204);
    }

    Reply resume(Request request) {
        Viewer viewer = viewer(request);
        EMPTY.decode(request.body().bytes());
        orders.resume(viewer, Segments.device(request, clock));
        return Reply.empty(204);
    }

    Reply confirm(Request request) {
        Viewer viewer = viewer(request);
        EMPTY.decode(request.body().bytes());
        orders.confirm(viewer, Segments.device(request, clock));
        return Reply.empty(204);
    }

    Reply signOut(Request request) {
        Viewer viewer = viewer(request);
        EMPTY.decode(request.body().bytes());
        orders.signOut(viewer, Segments.device(request, clock));
        return Reply.empty(204);
    }

    private Viewer viewer(Request request) {
        return Segments.viewer(askers.anybody(request));
    }
}
