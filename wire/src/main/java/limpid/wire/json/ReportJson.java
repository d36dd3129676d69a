package limpid.wire.json;

import static limpid.wire.json.Field.optional;
import static limpid.wire.json.Field.required;

import java.time.Instant;
import java.util.List;
import limpid.core.reason.Reason;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.MachineFacts;
import limpid.wire.message.OrdersHeard;
import tools.jackson.core.JsonGenerator;

/** How a device sees itself. */
final class ReportJson {
    /** A device reports one reason per cause, and there are fewer causes than this. */
    private static final int REASONS_MAX = 200;

    private static final Field<String> STATE = required("state", JsonIn::text);
    private static final Field<String> SENTENCE = required("sentence", JsonIn::text);
    private static final Field<Instant> SINCE = required("since", JsonIn::time);
    private static final Field<Long> PENDING_ITEMS = required("pendingItems", JsonIn::count);
    private static final Field<Long> PENDING_BYTES = required("pendingBytes", JsonIn::count);
    private static final Field<List<Reason>> REASONS =
            required("reasons", in -> in.list(REASONS_MAX, ReasonJson::read));
    private static final Field<Instant> LAST_SCAN = optional("lastScan", JsonIn::time);
    private static final Field<Long> SEQ = required("seq", JsonIn::count);
    private static final Field<String> VERSION = required("version", JsonIn::text);
    private static final Field<MachineFacts> MACHINE = optional("machine", MachineJson::read);
    private static final Field<OrdersHeard> HEARD = optional("orders", OrdersJson::readHeard);
    private static final Shape SHAPE = Shape.of(
            STATE, SENTENCE, SINCE, PENDING_ITEMS, PENDING_BYTES, REASONS, LAST_SCAN, SEQ, VERSION, MACHINE, HEARD);

    private ReportJson() {}

    static void write(JsonGenerator out, DeviceReport report) {
        out.writeStartObject();
        out.writeStringProperty(STATE.name(), report.state());
        out.writeStringProperty(SENTENCE.name(), report.sentence());
        out.writeStringProperty(SINCE.name(), Times.format(report.since()));
        out.writeNumberProperty(PENDING_ITEMS.name(), report.pendingItems());
        out.writeNumberProperty(PENDING_BYTES.name(), report.pendingBytes());
        out.writeArrayPropertyStart(REASONS.name());
        report.reasons().forEach(reason -> ReasonJson.write(out, reason));
        out.writeEndArray();
        report.lastScan().ifPresent(time -> out.writeStringProperty(LAST_SCAN.name(), Times.format(time)));
        out.writeNumberProperty(SEQ.name(), report.seq());
        out.writeStringProperty(VERSION.name(), report.version());
        report.machine().ifPresent(facts -> {
            out.writeObjectPropertyStart(MACHINE.name());
            MachineJson.write(out, facts);
            out.writeEndObject();
        });
        report.heard().ifPresent(heard -> {
            out.writeObjectPropertyStart(HEARD.name());
            OrdersJson.write(out, heard);
            out.writeEndObject();
        });
        out.writeEndObject();
    }

    static DeviceReport read(JsonIn in) {
        return SHAPE.read(
                in,
                row -> new DeviceReport(
                        row.get(STATE),
                        row.get(SENTENCE),
                        row.get(SINCE),
                        row.get(PENDING_ITEMS),
                        row.get(PENDING_BYTES),
                        row.get(REASONS),
                        row.optional(LAST_SCAN),
                        row.get(SEQ),
                        row.get(VERSION),
                        row.optional(MACHINE),
                        row.optional(HEARD)));
    }
}
