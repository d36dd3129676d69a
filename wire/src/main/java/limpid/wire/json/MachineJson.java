package limpid.wire.json;

import static limpid.wire.json.Field.optional;
import static limpid.wire.json.Field.required;

import java.util.List;
import limpid.wire.message.MachineFacts;
import tools.jackson.core.JsonGenerator;

/** What a device tells of the machine it is. */
final class MachineJson {
    private static final Field<Long> FREE = required("freeBytes", JsonIn::count);
    private static final Field<Long> TOTAL = required("totalBytes", JsonIn::count);
    private static final Shape DISK_SHAPE = Shape.of(FREE, TOTAL);

    private static final Field<Integer> PERCENT = required("percent", JsonIn::smallCount);
    private static final Field<Boolean> CHARGING = required("charging", JsonIn::flag);
    private static final Shape BATTERY_SHAPE = Shape.of(PERCENT, CHARGING);

    private static final Field<String> KIND = required("kind", JsonIn::text);
    private static final Field<Long> ITEMS = required("items", JsonIn::count);
    private static final Field<Long> BYTES = required("bytes", JsonIn::count);
    private static final Shape HOLDING_SHAPE = Shape.of(KIND, ITEMS, BYTES);

    private static final Field<String> MODEL = optional("model", JsonIn::text);
    private static final Field<String> SYSTEM = optional("system", JsonIn::text);
    private static final Field<String> SERIAL = optional("serial", JsonIn::text);
    private static final Field<MachineFacts.Disk> DISK = optional("disk", MachineJson::readDisk);
    private static final Field<MachineFacts.Battery> BATTERY = optional("battery", MachineJson::readBattery);
    private static final Field<List<MachineFacts.Holding>> COLLECTIONS =
            required("collections", in -> in.list(MachineFacts.COLLECTIONS_MAX, MachineJson::readHolding));
    private static final Shape SHAPE = Shape.of(MODEL, SYSTEM, SERIAL, DISK, BATTERY, COLLECTIONS);

    private MachineJson() {}

    /** The fields inside an object that the caller has begun and ends. */
    static void write(JsonGenerator out, MachineFacts facts) {
        facts.model().ifPresent(text -> out.writeStringProperty(MODEL.name(), text));
        facts.system().ifPresent(text -> out.writeStringProperty(SYSTEM.name(), text));
        facts.serial().ifPresent(text -> out.writeStringProperty(SERIAL.name(), text));
        facts.disk().ifPresent(disk -> {
            out.writeObjectPropertyStart(DISK.name());
            out.writeNumberProperty(FREE.name(), disk.freeBytes());
            out.writeNumberProperty(TOTAL.name(), disk.totalBytes());
            out.writeEndObject();
        });
        facts.battery().ifPresent(battery -> {
            out.writeObjectPropertyStart(BATTERY.name());
            out.writeNumberProperty(PERCENT.name(), battery.percent());
            out.writeBooleanProperty(CHARGING.name(), battery.charging());
            out.writeEndObject();
        });
        out.writeArrayPropertyStart(COLLECTIONS.name());
        facts.collections().forEach(holding -> writeHolding(out, holding));
        out.writeEndArray();
    }

    private static void writeHolding(JsonGenerator out, MachineFacts.Holding holding) {
        out.writeStartObject();
        out.writeStringProperty(KIND.name(), holding.kind());
        out.writeNumberProperty(ITEMS.name(), holding.items());
        out.writeNumberProperty(BYTES.name(), holding.bytes());
        out.writeEndObject();
    }

    static MachineFacts read(JsonIn in) {
        return SHAPE.read(
                in,
                row -> new MachineFacts(
                        row.optional(MODEL),
                        row.optional(SYSTEM),
                        row.optional(SERIAL),
                        row.optional(DISK),
                        row.optional(BATTERY),
                        row.get(COLLECTIONS)));
    }

    private static MachineFacts.Disk readDisk(JsonIn in) {
        return DISK_SHAPE.read(in, row -> new MachineFacts.Disk(row.get(FREE), row.get(TOTAL)));
    }

    private static MachineFacts.Battery readBattery(JsonIn in) {
        return BATTERY_SHAPE.read(in, row -> new MachineFacts.Battery(row.get(PERCENT), row.get(CHARGING)));
    }

    private static MachineFacts.Holding readHolding(JsonIn in) {
        return HOLDING_SHAPE.read(in, row -> new MachineFacts.Holding(row.get(KIND), row.get(ITEMS), row.get(BYTES)));
    }
}
