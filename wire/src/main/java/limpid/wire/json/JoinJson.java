package limpid.wire.json;

import static limpid.wire.json.Field.optional;
import static limpid.wire.json.Field.required;

import java.util.HexFormat;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import limpid.wire.message.SignInReply;
import limpid.wire.message.SignInRequest;
import tools.jackson.core.JsonGenerator;

/** How a computer becomes a device, and how a device goes on that has to be signed in again. */
final class JoinJson {
    private static final Field<String> CODE = required("code", JsonIn::text);
    private static final Field<String> NAME = required("name", JsonIn::text);
    private static final Field<String> PLATFORM = required("platform", JsonIn::text);
    private static final Field<String> VERSION = required("version", JsonIn::text);
    private static final Shape REQUEST = Shape.of(CODE, NAME, PLATFORM, VERSION);

    private static final Field<String> SERVER = required("server", JsonIn::text);
    private static final Field<HomeId> HOME = required("home", in -> new HomeId(in.text()));
    private static final Field<PersonId> PERSON = required("person", in -> new PersonId(in.text()));
    private static final Field<DeviceId> DEVICE = required("device", in -> new DeviceId(in.text()));
    private static final Field<String> SECRET = required("secret", JsonIn::text);
    /** In hex: JSON numbers above 2^53 do not survive in every reader. */
    private static final Field<Long> GEAR_SEED = required("gearSeed", in -> HexFormat.fromHexDigitsToLong(in.text()));

    private static final Shape REPLY = Shape.of(SERVER, HOME, PERSON, DEVICE, SECRET, GEAR_SEED, StateJson.COLLECTIONS);

    private static final Field<String> PASSWORD = required("password", JsonIn::text);
    private static final Field<String> SECOND_STEP = optional("code", JsonIn::text);
    private static final Shape SIGN_IN = Shape.of(PASSWORD, SECOND_STEP);
    private static final Shape SIGNED_IN = Shape.of(SECRET);

    private JoinJson() {}

    static void writeSignIn(JsonGenerator out, SignInRequest request) {
        out.writeStartObject();
        out.writeStringProperty(PASSWORD.name(), request.password());
        request.code().ifPresent(code -> out.writeStringProperty(SECOND_STEP.name(), code));
        out.writeEndObject();
    }

    static SignInRequest readSignIn(JsonIn in) {
        return SIGN_IN.read(in, row -> new SignInRequest(row.get(PASSWORD), row.optional(SECOND_STEP)));
    }

    static void writeSignedIn(JsonGenerator out, SignInReply reply) {
        out.writeStartObject();
        out.writeStringProperty(SECRET.name(), reply.secret());
        out.writeEndObject();
    }

    static SignInReply readSignedIn(JsonIn in) {
        return SIGNED_IN.read(in, row -> new SignInReply(row.get(SECRET)));
    }

    static void writeRequest(JsonGenerator out, JoinRequest request) {
        out.writeStartObject();
        out.writeStringProperty(CODE.name(), request.code());
        out.writeStringProperty(NAME.name(), request.name());
        out.writeStringProperty(PLATFORM.name(), request.platform());
        out.writeStringProperty(VERSION.name(), request.version());
        out.writeEndObject();
    }

    static JoinRequest readRequest(JsonIn in) {
        return REQUEST.read(
                in, row -> new JoinRequest(row.get(CODE), row.get(NAME), row.get(PLATFORM), row.get(VERSION)));
    }

    static void writeReply(JsonGenerator out, JoinReply reply) {
        out.writeStartObject();
        out.writeStringProperty(SERVER.name(), reply.server());
        out.writeStringProperty(HOME.name(), reply.home().text());
        out.writeStringProperty(PERSON.name(), reply.person().text());
        out.writeStringProperty(DEVICE.name(), reply.device().text());
        out.writeStringProperty(SECRET.name(), reply.secret());
        out.writeStringProperty(GEAR_SEED.name(), HexFormat.of().toHexDigits(reply.gearSeed()));
        StateJson.writeCollections(out, reply.collections());
        out.writeEndObject();
    }

    static JoinReply readReply(JsonIn in) {
        return REPLY.read(
                in,
                row -> new JoinReply(
                        row.get(SERVER),
                        row.get(HOME),
                        row.get(PERSON),
                        row.get(DEVICE),
                        row.get(SECRET),
                        row.get(GEAR_SEED),
                        row.get(StateJson.COLLECTIONS)));
    }
}
