package limpid.server.gate.panel;

import java.time.Instant;
import java.util.List;
import limpid.host.time.Clock;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Askers;
import limpid.server.panel.DevicePanel;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** How devices are. */
final class DeviceListEndpoints {
    private static final Codec<DeviceMessage> ONE = Records.of(DeviceMessage.class);
    private static final Codec<List<DeviceMessage>> ALL = Records.listOf(DeviceMessage.class);

    private final Askers askers;
    private final DevicePanel panel;
    private final DeviceMessages messages;
    private final Clock clock;

    DeviceListEndpoints(Askers askers, DevicePanel panel, DeviceMessages messages, Clock clock) {
        this.askers = askers;
        this.panel = panel;
        this.messages = messages;
        this.clock = clock;
    }

    Reply all(Request request) {
        Instant now = clock.now();
        return Reply.json(
                200,
                ALL.encode(panel.entries(Segments.viewer(askers.anybody(request))).stream()
                        .map(entry -> messages.of(entry, now))
                        .toList()));
    }

    Reply one(Request request) {
        var viewer = Segments.viewer(askers.anybody(request));
        return Reply.json(
                200, ONE.encode(messages.of(panel.entry(viewer, Segments.device(request, clock)), clock.now())));
    }
}
