package limpid.wire.json;

import static limpid.wire.json.Field.optional;
import static limpid.wire.json.Field.required;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import limpid.wire.message.MalformedException;
import limpid.wire.message.PolicyNotice;
import limpid.wire.message.QuietHours;
import tools.jackson.core.JsonGenerator;

/** The policies that a device has to keep. */
final class PolicyJson {
    /** More policies than one home is bound by. */
    private static final int POLICIES_MAX = 100;

    private static final int SPANS_MAX = 50;
    private static final int KINDS_MAX = 50;
    private static final int DAYS = 7;

    private static final Field<List<DayOfWeek>> DAYS_OF_WEEK =
            optional("days", in -> in.list(DAYS, each -> each.choice(DayOfWeek.class)));
    private static final Field<LocalTime> FROM = required("from", in -> time(in, "from", LocalTime::parse));
    private static final Field<LocalTime> TO = required("to", in -> time(in, "to", LocalTime::parse));
    private static final Shape SPAN = Shape.of(DAYS_OF_WEEK, FROM, TO);

    private static final Field<ZoneId> ZONE = required("zone", in -> time(in, "zone", ZoneId::of));
    private static final Field<List<QuietHours.Span>> SPANS =
            required("spans", in -> in.list(SPANS_MAX, PolicyJson::readSpan));
    private static final Shape QUIET_SHAPE = Shape.of(ZONE, SPANS);

    private static final Field<String> NAME = required("name", JsonIn::text);
    private static final Field<String> BY = required("by", JsonIn::text);
    private static final Field<String> CONTACT = required("contact", JsonIn::text);
    private static final Field<List<String>> COLLECTIONS =
            optional("collections", in -> in.list(KINDS_MAX, JsonIn::text));
    private static final Field<Long> FILE_BYTES_MAX = optional("fileBytesMax", JsonIn::count);
    private static final Field<QuietHours> QUIET = optional("quiet", PolicyJson::readQuiet);
    private static final Shape SHAPE = Shape.of(NAME, BY, CONTACT, COLLECTIONS, FILE_BYTES_MAX, QUIET);

    static final Field<List<PolicyNotice>> POLICIES =
            optional("policies", in -> in.list(POLICIES_MAX, PolicyJson::read));
    private static final Shape ALL = Shape.of(POLICIES);

    private PolicyJson() {}

    static void writeAll(JsonGenerator out, List<PolicyNotice> policies) {
        out.writeStartObject();
        writeField(out, policies);
        out.writeEndObject();
    }

    static List<PolicyNotice> readAll(JsonIn in) {
        return ALL.read(in, row -> row.get(POLICIES, List.of()));
    }

    /** The field inside an object that the caller has begun and ends; left out if there are none. */
    static void writeField(JsonGenerator out, List<PolicyNotice> policies) {
        if (!policies.isEmpty()) {
            out.writeArrayPropertyStart(POLICIES.name());
            policies.forEach(policy -> write(out, policy));
            out.writeEndArray();
        }
    }

    private static void write(JsonGenerator out, PolicyNotice policy) {
        out.writeStartObject();
        out.writeStringProperty(NAME.name(), policy.name());
        out.writeStringProperty(BY.name(), policy.by());
        out.writeStringProperty(CONTACT.name(), policy.contact());
        policy.collections().ifPresent(kinds -> writeKinds(out, kinds));
        policy.fileBytesMax().ifPresent(bytes -> out.writeNumberProperty(FILE_BYTES_MAX.name(), bytes));
        policy.quiet().ifPresent(quiet -> writeQuiet(out, quiet));
        out.writeEndObject();
    }

    private static void writeKinds(JsonGenerator out, List<String> kinds) {
        out.writeArrayPropertyStart(COLLECTIONS.name());
        kinds.forEach(out::writeString);
        out.writeEndArray();
    }

    private static void writeQuiet(JsonGenerator out, QuietHours quiet) {
        out.writeObjectPropertyStart(QUIET.name());
        out.writeStringProperty(ZONE.name(), quiet.zone().getId());
        out.writeArrayPropertyStart(SPANS.name());
        quiet.spans().forEach(span -> writeSpan(out, span));
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeSpan(JsonGenerator out, QuietHours.Span span) {
        out.writeStartObject();
        if (!span.days().isEmpty()) {
            out.writeArrayPropertyStart(DAYS_OF_WEEK.name());
            span.days().stream().sorted().forEach(day -> out.writeString(day.name()));
            out.writeEndArray();
        }
        out.writeStringProperty(FROM.name(), span.from().toString());
        out.writeStringProperty(TO.name(), span.to().toString());
        out.writeEndObject();
    }

    private static PolicyNotice read(JsonIn in) {
        return SHAPE.read(
                in,
                row -> new PolicyNotice(
                        row.get(NAME),
                        row.get(BY),
                        row.get(CONTACT),
                        row.optional(COLLECTIONS),
                        row.optional(FILE_BYTES_MAX),
                        row.optional(QUIET)));
    }

    private static QuietHours readQuiet(JsonIn in) {
        return QUIET_SHAPE.read(in, row -> new QuietHours(row.get(ZONE), row.get(SPANS)));
    }

    private static QuietHours.Span readSpan(JsonIn in) {
        return SPAN.read(
                in,
                row -> new QuietHours.Span(Set.copyOf(row.get(DAYS_OF_WEEK, List.of())), row.get(FROM), row.get(TO)));
    }

    private static <T> T time(JsonIn in, String field, Function<String, T> parse) {
        try {
            return parse.apply(in.text());
        } catch (DateTimeException e) {
            throw new MalformedException(field, "no such time or time zone");
        }
    }
}
