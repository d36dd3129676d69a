package limpid.core.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A text with places for evidence, parsed once. {@link ReasonTexts} says what may stand in it. */
final class Template {
    /** Either a part in square brackets, which holds no other such part, or a place in braces. */
    private static final Pattern PIECE =
            Pattern.compile("\\[([^\\[\\]]*)\\]|\\{([a-z0-9/-]+(?::required)?)(?:\\|([^{}]*))?\\}");

    private static final String REQUIRED = ":required";
    private static final String OTHERWISE = "||";

    private sealed interface Part {
        /** The words, or empty if a value is missing. */
        Optional<String> words(Reason reason);
    }

    private record Words(String text) implements Part {
        @Override
        public Optional<String> words(Reason reason) {
            return Optional.of(text);
        }
    }

    private record Place(String key, Optional<String> fallback) implements Part {
        @Override
        public Optional<String> words(Reason reason) {
            return Template.value(key, reason).or(() -> fallback);
        }
    }

    private record OnlyIfKnown(Template inner, Template otherwise) implements Part {
        @Override
        public Optional<String> words(Reason reason) {
            return inner.complete(reason).or(() -> Optional.of(otherwise.fill(reason)));
        }
    }

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    static Template parse(String text) {
        var parts = new ArrayList<Part>();
        var matcher = PIECE.matcher(text);
        int at = 0;
        while (matcher.find()) {
            words(parts, text.substring(at, matcher.start()));
            if (matcher.group(1) != null) {
                parts.add(onlyIfKnown(matcher.group(1)));
            } else {
                parts.add(new Place(matcher.group(2), Optional.ofNullable(matcher.group(3))));
            }
            at = matcher.end();
        }
        words(parts, text.substring(at));
        return new Template(parts);
    }

    private static Part onlyIfKnown(String text) {
        int bars = text.indexOf(OTHERWISE);
        return bars < 0
                ? new OnlyIfKnown(parse(text), parse(""))
                : new OnlyIfKnown(parse(text.substring(0, bars)), parse(text.substring(bars + OTHERWISE.length())));
    }

    private static void words(List<Part> parts, String text) {
        if (text.indexOf('{') >= 0 || text.indexOf('[') >= 0) {
            throw new IllegalStateException("a place in a text that is none: " + text);
        }
        if (!text.isEmpty()) {
            parts.add(new Words(text));
        }
    }

    /** The text for a reason. A value without evidence and without fallback reads as "unknown". */
    String fill(Reason reason) {
        var filled = new StringBuilder();
        for (var part : parts) {
            filled.append(part.words(reason).orElse("unknown"));
        }
        return beginsWithName(reason) ? filled.toString() : capitalised(filled.toString());
    }

    /** A name stays as it is, at the beginning of a sentence too. */
    private boolean beginsWithName(Reason reason) {
        return !parts.isEmpty()
                && parts.getFirst() instanceof Place place
                && (!place.key().equals("subject") || !reason.subject().name().isBlank());
    }

    private Optional<String> complete(Reason reason) {
        var filled = new StringBuilder();
        for (var part : parts) {
            var words = part.words(reason);
            if (words.isEmpty()) {
                return Optional.empty();
            }
            filled.append(words.get());
        }
        return Optional.of(filled.toString());
    }

    /** The value of the first of several keys that was seen. */
    private static Optional<String> value(String keys, Reason reason) {
        for (var key : keys.split("/", -1)) {
            var value = valueOf(key, reason);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> valueOf(String key, Reason reason) {
        if (key.equals("subject")) {
            return Optional.of(Wording.subject(reason.subject()));
        }
        if (key.equals("next-attempt")) {
            return reason.nextAttemptAt().map(Wording::time);
        }
        if (key.endsWith(REQUIRED)) {
            var what = key.substring(0, key.length() - REQUIRED.length());
            return seen(what, reason)
                    .map(Evidence::required)
                    .filter(Template::isWord)
                    .map(value -> Wording.value(what, value));
        }
        return seen(key, reason)
                .map(Evidence::observed)
                .filter(Template::isWord)
                .map(value -> Wording.value(key, value));
    }

    private static Optional<Evidence> seen(String what, Reason reason) {
        return reason.evidence().stream()
                .filter(evidence -> evidence.what().equals(what))
                .findFirst();
    }

    private static boolean isWord(String value) {
        return !value.isBlank();
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
