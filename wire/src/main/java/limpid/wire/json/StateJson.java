package limpid.wire.json;

import static limpid.wire.json.Field.optional;
import static limpid.wire.json.Field.required;

import java.time.Instant;
import java.util.List;
import limpid.core.change.Digest;
import limpid.core.chunk.Hash;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.wire.message.CollectionState;
import limpid.wire.message.DeviceOrders;
import limpid.wire.message.DeviceState;
import limpid.wire.message.SpaceState;
import limpid.wire.message.StorageState;
import tools.jackson.core.JsonGenerator;

/** What the server tells a device about itself: its collections, its home's space. */
final class StateJson {
    /** More collections than any person has; a bound, not a rule. */
    private static final int COLLECTIONS_MAX = 1000;

    private static final Field<CollectionId> ID = required("id", in -> new CollectionId(in.text()));
    private static final Field<String> KIND = required("kind", JsonIn::text);
    private static final Field<String> EPOCH = required("epoch", JsonIn::text);
    private static final Field<Long> HEAD_SEQ = required("headSeq", JsonIn::count);
    private static final Field<Digest> DIGEST = required("digest", in -> new Digest(Hash.fromHex(in.text())));
    private static final Field<Long> ITEMS = required("items", JsonIn::count);
    private static final Field<Long> BYTES = required("bytes", JsonIn::count);
    private static final Shape COLLECTION = Shape.of(ID, KIND, EPOCH, HEAD_SEQ, DIGEST, ITEMS, BYTES);

    private static final Field<Long> PLAN = required("planBytes", JsonIn::count);
    private static final Field<Long> USED = required("usedBytes", JsonIn::count);
    private static final Field<Long> RESERVED = required("reservedBytes", JsonIn::count);
    private static final Field<Long> KEPT = required("keptBytes", JsonIn::count);
    private static final Field<Long> ALLOWED = optional("allowedBytes", JsonIn::count);
    private static final Shape SPACE_SHAPE = Shape.of(PLAN, USED, RESERVED, KEPT, ALLOWED);

    private static final Field<StorageState.Room> ROOM = required("room", in -> in.choice(StorageState.Room.class));
    private static final Field<Long> FREE = optional("freeBytes", JsonIn::count);
    private static final Field<List<ItemId>> WANTED =
            optional("wanted", in -> in.list(StorageState.WANTED_MAX, each -> ItemId.of(each.text())));
    private static final Shape STORAGE_SHAPE = Shape.of(ROOM, FREE, WANTED);

    private static final Field<DeviceId> DEVICE = required("device", in -> new DeviceId(in.text()));
    private static final Field<String> NAME = required("name", JsonIn::text);
    private static final Field<String> PERSON = required("person", JsonIn::text);
    private static final Field<SpaceState> SPACE = required("space", StateJson::readSpace);
    private static final Field<StorageState> STORAGE = optional("storage", StateJson::readStorage);
    static final Field<List<CollectionState>> COLLECTIONS =
            required("collections", in -> in.list(COLLECTIONS_MAX, StateJson::readCollection));
    private static final Field<Instant> TIME = required("time", JsonIn::time);
    private static final Field<DeviceOrders> ORDERS = optional("orders", OrdersJson::read);
    private static final Shape SHAPE =
            Shape.of(DEVICE, NAME, PERSON, SPACE, STORAGE, COLLECTIONS, TIME, ORDERS, PolicyJson.POLICIES);

    private StateJson() {}

    static void write(JsonGenerator out, DeviceState state) {
        out.writeStartObject();
        out.writeStringProperty(DEVICE.name(), state.device().text());
        out.writeStringProperty(NAME.name(), state.name());
        out.writeStringProperty(PERSON.name(), state.person());
        writeSpace(out, state.space());
        state.storage().ifPresent(storage -> writeStorage(out, storage));
        writeCollections(out, state.collections());
        out.writeStringProperty(TIME.name(), Times.format(state.time()));
        if (!state.orders().equals(DeviceOrders.NONE)) {
            out.writeObjectPropertyStart(ORDERS.name());
            OrdersJson.write(out, state.orders());
            out.writeEndObject();
        }
        PolicyJson.writeField(out, state.policies());
        out.writeEndObject();
    }

    static DeviceState read(JsonIn in) {
        return SHAPE.read(
                in,
                row -> new DeviceState(
                        row.get(DEVICE),
                        row.get(NAME),
                        row.get(PERSON),
                        row.get(SPACE),
                        row.optional(STORAGE),
                        row.get(COLLECTIONS),
                        row.get(TIME),
                        row.get(ORDERS, DeviceOrders.NONE),
                        row.get(PolicyJson.POLICIES, List.of())));
    }

    static void writeCollections(JsonGenerator out, List<CollectionState> collections) {
        out.writeArrayPropertyStart(COLLECTIONS.name());
        collections.forEach(collection -> writeCollection(out, collection));
        out.writeEndArray();
    }

    private static void writeCollection(JsonGenerator out, CollectionState state) {
        out.writeStartObject();
        out.writeStringProperty(ID.name(), state.id().text());
        out.writeStringProperty(KIND.name(), state.kind());
        out.writeStringProperty(EPOCH.name(), state.epoch());
        out.writeNumberProperty(HEAD_SEQ.name(), state.headSeq());
        out.writeStringProperty(DIGEST.name(), state.digest().toString());
        out.writeNumberProperty(ITEMS.name(), state.items());
        out.writeNumberProperty(BYTES.name(), state.bytes());
        out.writeEndObject();
    }

    private static CollectionState readCollection(JsonIn in) {
        return COLLECTION.read(
                in,
                row -> new CollectionState(
                        row.get(ID),
                        row.get(KIND),
                        row.get(EPOCH),
                        row.get(HEAD_SEQ),
                        row.get(DIGEST),
                        row.get(ITEMS),
                        row.get(BYTES)));
    }

    private static void writeSpace(JsonGenerator out, SpaceState space) {
        out.writeObjectPropertyStart(SPACE.name());
        out.writeNumberProperty(PLAN.name(), space.planBytes());
        out.writeNumberProperty(USED.name(), space.usedBytes());
        out.writeNumberProperty(RESERVED.name(), space.reservedBytes());
        out.writeNumberProperty(KEPT.name(), space.keptBytes());
        space.allowedBytes().ifPresent(bytes -> out.writeNumberProperty(ALLOWED.name(), bytes));
        out.writeEndObject();
    }

    private static SpaceState readSpace(JsonIn in) {
        return SPACE_SHAPE.read(
                in,
                row -> new SpaceState(
                        row.get(PLAN), row.get(USED), row.get(RESERVED), row.get(KEPT), row.optional(ALLOWED)));
    }

    private static void writeStorage(JsonGenerator out, StorageState storage) {
        out.writeObjectPropertyStart(STORAGE.name());
        out.writeStringProperty(ROOM.name(), storage.room().name());
        storage.freeBytes().ifPresent(bytes -> out.writeNumberProperty(FREE.name(), bytes));
        if (!storage.wanted().isEmpty()) {
            out.writeArrayPropertyStart(WANTED.name());
            storage.wanted().forEach(item -> out.writeString(item.toString()));
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static StorageState readStorage(JsonIn in) {
        return STORAGE_SHAPE.read(
                in, row -> new StorageState(row.get(ROOM), row.optional(FREE), row.get(WANTED, List.of())));
    }
}
