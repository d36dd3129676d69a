package limpid.server.gate.panel;

import java.util.Optional;
import limpid.host.time.Clock;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Askers;
import limpid.server.panel.LostDevices;
import limpid.server.panel.Viewer;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** Devices that are lost, and found. */
final class LossEndpoints {
    private static final int MESSAGE_MAX = 500;
    private static final Codec<LossMessage> LOSS = Records.of(LossMessage.class);

    private final Askers askers;
    private final LostDevices lost;
    private final Clock clock;

    /**
     * That a device is lost.
     *
     * @param message shown there
     * @param wipeAfterHours after how many hours it removes what the server holds; empty for never
     */
    record LossMessage(String message, Optional<Integer> wipeAfterHours) {
        LossMessage {
            Texts.check("message", message, MESSAGE_MAX);
            wipeAfterHours.ifPresent(hours -> OrderEndpoints.checkHours("wipeAfterHours", hours));
        }
    }

    LossEndpoints(Askers askers, LostDevices lost, Clock clock) {
        this.askers = askers;
        this.lost = lost;
        this.clock = clock;
    }

    Reply report(Request request) {
        Viewer viewer = Segments.viewer(askers.anybody(request));
        LossMessage message = LOSS.decode(request.body().bytes());
        lost.report(viewer, Segments.device(request, clock), message.message(), message.wipeAfterHours());
        return Reply.empty(204);
    }

    Reply found(Request request) {
        Viewer viewer = Segments.viewer(askers.anybody(request));
        lost.found(viewer, Segments.device(request, clock));
        return Reply.empty(204);
    }
}
