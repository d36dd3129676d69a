package limpid.server.gate.panel;

import java.util.Optional;
import limpid.core.id.DeviceId;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Asker;
import limpid.server.panel.Viewer;

/** What stands in the path of a request about one device, and who asks. */
final class Segments {
    private static final int DEVICE_AT = 2;

    private Segments() {}

    /** The device in the path. Fails with: NOT_FOUND, for what cannot be a device either. */
    static DeviceId device(Request request, Clock clock) {
        return id(request.path().get(DEVICE_AT))
                .orElseThrow(() -> new ReasonException(
                        Reason.of(ReasonCode.NOT_FOUND, new Subject(Scope.DEVICE, ""), clock.now())));
    }

    private static Optional<DeviceId> id(String text) {
        try {
            return Optional.of(new DeviceId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Who asks, as the panel knows them. */
    static Viewer viewer(Asker asker) {
        return new Viewer(
                asker.home(), asker.id(), asker.person().name(), asker.person().isOwner());
    }
}
