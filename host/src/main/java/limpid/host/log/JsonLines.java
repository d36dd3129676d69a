package limpid.host.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Writes one line of JSON per message: when, how grave, which part, what, and the facts beside it. */
final class JsonLines extends Formatter {
    /** Causes nest; a chain that is longer than this has a loop. */
    private static final int CAUSES_MAX = 16;

    @Override
    public String format(LogRecord line) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("at", line.getInstant().toString());
        members.put("level", levelOf(line.getLevel()));
        members.put("part", Optional.ofNullable(line.getLoggerName()).orElse(""));
        members.put("message", isOurs(line) ? String.valueOf(line.getMessage()) : formatMessage(line));
        for (Object fact : factsOf(line)) {
            switch (fact) {
                case Field(String key, String value) -> members.put(key, value);
                case Throwable cause -> members.put("cause", textOf(cause));
                default -> {}
            }
        }
        Optional.ofNullable(line.getThrown()).ifPresent(cause -> members.put("cause", textOf(cause)));
        return asJson(members);
    }

    private static Object[] factsOf(LogRecord line) {
        return Optional.ofNullable(line.getParameters()).orElseGet(() -> new Object[0]);
    }

    /** The JDK takes braces in messages of libraries for places of parameters; ours are constants. */
    private static boolean isOurs(LogRecord line) {
        return Optional.ofNullable(line.getLoggerName())
                .filter(name -> name.startsWith("limpid"))
                .isPresent();
    }

    private static String levelOf(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "WARNING";
        }
        return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }

    private static String textOf(Throwable cause) {
        StringBuilder text = new StringBuilder();
        Optional<Throwable> link = Optional.of(cause);
        for (int depth = 0; link.isPresent() && depth < CAUSES_MAX; depth++) {
            text.append(depth == 0 ? "" : "caused by ").append(link.get()).append('\n');
            for (StackTraceElement frame : link.get().getStackTrace()) {
                text.append("  at ").append(frame).append('\n');
            }
            link = Optional.ofNullable(link.get().getCause());
        }
        return text.toString();
    }

    private static String asJson(Map<String, String> members) {
        StringBuilder json = new StringBuilder("{");
        members.forEach((key, value) -> {
            json.append(json.length() == 1 ? "" : ",");
            quote(json, key);
            json.append(':');
            quote(json, value);
        });
        return json.append("}\n").toString();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
