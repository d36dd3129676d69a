package limpid.wire.json;

import static limpid.wire.json.Field.optional;
import static limpid.wire.json.Field.required;

import java.time.Instant;
import limpid.wire.message.DeviceOrders;
import limpid.wire.message.OrdersHeard;
import tools.jackson.core.JsonGenerator;

/** What people ordered a device to do, and what it has heard of that. */
final class OrdersJson {
    private static final Field<Long> WORD = required("word", JsonIn::ordinal);
    private static final Field<String> BY = required("by", JsonIn::text);
    private static final Field<Instant> AT = required("at", JsonIn::time);
    private static final Field<Boolean> ON = required("on", JsonIn::flag);
    private static final Field<Instant> UNTIL = optional("until", JsonIn::time);
    private static final Shape PAUSE_SHAPE = Shape.of(WORD, ON, UNTIL, BY, AT);

    private static final Field<Long> ITEMS = required("items", JsonIn::count);
    private static final Shape CONFIRM_SHAPE = Shape.of(WORD, ITEMS, BY, AT);

    private static final Field<DeviceOrders.Pause> PAUSE = optional("pause", OrdersJson::readPause);
    private static final Field<DeviceOrders.Confirm> CONFIRM = optional("confirm", OrdersJson::readConfirm);
    private static final Shape SHAPE = Shape.of(PAUSE, CONFIRM);

    private static final Field<Long> PAUSE_WORD = required("pauseWord", JsonIn::count);
    private static final Field<Long> CONFIRM_WORD = required("confirmWord", JsonIn::count);
    private static final Shape HEARD_SHAPE = Shape.of(PAUSE_WORD, CONFIRM_WORD);

    private OrdersJson() {}

    /** The fields inside an object that the caller has begun and ends. */
    static void write(JsonGenerator out, DeviceOrders orders) {
        orders.pause().ifPresent(pause -> {
            out.writeObjectPropertyStart(PAUSE.name());
            out.writeNumberProperty(WORD.name(), pause.word());
            out.writeBooleanProperty(ON.name(), pause.on());
            pause.until().ifPresent(until -> out.writeStringProperty(UNTIL.name(), Times.format(until)));
            out.writeStringProperty(BY.name(), pause.by());
            out.writeStringProperty(AT.name(), Times.format(pause.at()));
            out.writeEndObject();
        });
        orders.confirm().ifPresent(confirm -> {
            out.writeObjectPropertyStart(CONFIRM.name());
            out.writeNumberProperty(WORD.name(), confirm.word());
            out.writeNumberProperty(ITEMS.name(), confirm.items());
            out.writeStringProperty(BY.name(), confirm.by());
            out.writeStringProperty(AT.name(), Times.format(confirm.at()));
            out.writeEndObject();
        });
    }

    static DeviceOrders read(JsonIn in) {
        return SHAPE.read(in, row -> new DeviceOrders(row.optional(PAUSE), row.optional(CONFIRM)));
    }

    private static DeviceOrders.Pause readPause(JsonIn in) {
        return PAUSE_SHAPE.read(
                in,
                row -> new DeviceOrders.Pause(
                        row.get(WORD), row.get(ON), row.optional(UNTIL), row.get(BY), row.get(AT)));
    }

    private static DeviceOrders.Confirm readConfirm(JsonIn in) {
        return CONFIRM_SHAPE.read(
                in, row -> new DeviceOrders.Confirm(row.get(WORD), row.get(ITEMS), row.get(BY), row.get(AT)));
    }

    /** The fields inside an object that the caller has begun and ends. */
    static void write(JsonGenerator out, OrdersHeard heard) {
        out.writeNumberProperty(PAUSE_WORD.name(), heard.pauseWord());
        out.writeNumberProperty(CONFIRM_WORD.name(), heard.confirmWord());
    }

    static OrdersHeard readHeard(JsonIn in) {
        return HEARD_SHAPE.read(in, row -> new OrdersHeard(row.get(PAUSE_WORD), row.get(CONFIRM_WORD)));
    }
}
