package limpid.server.gate.panel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Pattern;
import limpid.host.time.Clock;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Asker;
import limpid.server.gate.browser.Askers;
import limpid.server.panel.DevicePanel;
import limpid.server.panel.FarOrders;
import limpid.server.panel.PanelEntry;
import limpid.server.panel.Register;
import limpid.server.panel.Viewer;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/** What is printed or filed: the sheet for a machine that changes hands, and the register of all. */
final class PaperEndpoints {
    private static final int SERIAL_MAX = 100;
    private static final Pattern IMEI = Pattern.compile("[0-9]{15}");
    private static final Codec<SheetMessage> SHEET = Records.of(SheetMessage.class);
    private static final Codec<PlateMessage> PLATE = Records.of(PlateMessage.class);

    private final Askers askers;
    private final DevicePanel panel;
    private final FarOrders orders;
    private final Clock clock;

    /** What a person read off the machine; what is left out is taken away. */
    record PlateMessage(Optional<String> serial, Optional<String> imei) {
        PlateMessage {
            serial.ifPresent(text -> Texts.check("serial", text, SERIAL_MAX));
            imei.filter(text -> !isImei(text)).ifPresent(_ -> {
                throw new MalformedException("imei", "not an IMEI: 15 digits, of which the last proves the others");
            });
        }
    }

    PaperEndpoints(Askers askers, DevicePanel panel, FarOrders orders, Clock clock) {
        this.askers = askers;
        this.panel = panel;
        this.orders = orders;
        this.clock = clock;
    }

    /** Fifteen digits, the last by Luhn's rule. Source: 3GPP TS 23.003, section 6.2.1 and annex B. */
    static boolean isImei(String text) {
        if (!IMEI.matcher(text).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    Reply sheet(Request request) {
        Asker asker = askers.anybody(request);
        Viewer viewer = Segments.viewer(asker);
        PanelEntry entry = panel.entry(viewer, Segments.device(request, clock));
        return Reply.json(200, SHEET.encode(SheetMessage.of(entry, panel.home(viewer), viewer.name(), clock.now())));
    }

    Reply plate(Request request) {
        Viewer viewer = Segments.viewer(askers.anybody(request));
        PlateMessage plate = PLATE.decode(request.body().bytes());
        orders.plate(viewer, Segments.device(request, clock), plate.serial(), plate.imei());
        return Reply.empty(204);
    }

    Reply register(Request request) {
        Viewer viewer = Segments.viewer(askers.owner(request));
        String csv = Register.csv(panel.entries(viewer));
        return Reply.of(200, "text/csv; charset=utf-8", csv.getBytes(UTF_8))
                .with("Content-Disposition", "attachment; filename=\"devices.csv\"")
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff");
    }
}
