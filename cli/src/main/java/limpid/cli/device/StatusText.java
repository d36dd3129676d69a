package limpid.cli.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import limpid.agent.report.Sentences;
import tools.jackson.databind.JsonNode;

/** The answer of {@code limpid status} for people. */
final class StatusText {
    private StatusText() {}

    /** The lines, in picocli's markup. */
    static List<String> lines(JsonNode status) {
        List<String> lines = new ArrayList<>();
        String state = status.path("state").asString();
        lines.add("@|bold " + status.path("device").path("name").asString() + "|@  "
                + coloured(state, status.path("sentence").asString()));
        progress(status, lines);
        for (JsonNode reason : status.path("reasons")) {
            reason(reason, status.path("sentence").asString(), lines);
        }
        for (JsonNode left : status.path("leftOut")) {
            lines.add("  Left out on purpose: " + left.path("items").asLong() + " ("
                    + left.path("code").asString() + ")" + sample(left));
        }
        JsonNode proof = status.path("proof");
        JsonNode at = status.path("at");
        lines.add("  Last look at all files " + when(proof.path("lastScan"), at) + ", last word of the server "
                + when(proof.path("lastServerContact"), at));
        return lines;
    }

    private static String coloured(String state, String sentence) {
        String colour =
                switch (state) {
                    case "IN_STEP" -> "green";
                    case "SYNCING" -> "cyan";
                    case "WAITING", "PAUSED" -> "yellow";
                    default -> "red";
                };
        return "@|" + colour + " " + sentence.replace("|@", "| @") + "|@";
    }

    /** One line with what is left, how fast it goes and how long it takes; none when nothing moves. */
    static void progress(JsonNode status, List<String> lines) {
        long up = status.path("rate").path("upBytesPerSecond").asLong();
        long down = status.path("rate").path("downBytesPerSecond").asLong();
        long items = status.path("pending").path("items").asLong();
        if (items == 0) {
            return;
        }
        String speed = up + down > 0 && isMoving(status)
                ? "; up " + Sentences.size(up) + "/s, down " + Sentences.size(down) + "/s"
                : "";
        String left = status.path("secondsLeft").isNumber()
                ? ", about " + duration(status.path("secondsLeft").asLong()) + " left"
                : "";
        lines.add("  " + items + " to go, "
                + Sentences.size(status.path("pending").path("bytes").asLong()) + speed + left);
    }

    private static boolean isMoving(JsonNode status) {
        for (JsonNode reason : status.path("reasons")) {
            if (reason.path("class").asString().equals("IN_PROGRESS")) {
                return true;
            }
        }
        return false;
    }

    /** What the headline said is not said again. */
    private static void reason(JsonNode reason, String headline, List<String> lines) {
        long items = reason.path("items").asLong();
        String count = items == 0 ? "" : items == 1 ? " (1 item)" : " (" + items + " items)";
        String sentence = reason.path("sentence").asString();
        lines.add("  [" + reason.path("code").asString() + "]" + count
                + (headline.endsWith(sentence) ? "" : " " + sentence) + sample(reason));
        boolean moving = reason.path("class").asString().equals("IN_PROGRESS");
        if (!moving) {
            for (JsonNode remedy : reason.path("remedies")) {
                lines.add("      " + remedy.path("who").asString().toLowerCase(java.util.Locale.ROOT) + ": "
                        + remedy.path("sentence").asString());
            }
        }
    }

    private static String sample(JsonNode reason) {
        List<String> names = new ArrayList<>();
        reason.path("sample").forEach(name -> names.add(name.asString()));
        return names.isEmpty() ? "" : ": " + String.join(", ", names);
    }

    /** A moment as people say it, seen from the moment of the status. */
    static String when(JsonNode time, JsonNode at) {
        if (!time.isString()) {
            return "not yet";
        }
        if (!at.isString()) {
            return "at " + time.asString();
        }
        long seconds = Duration.between(Instant.parse(time.asString()), Instant.parse(at.asString()))
                .toSeconds();
        return seconds < 2 ? "just now" : duration(seconds) + " ago";
    }

    private static String duration(long seconds) {
        if (seconds < 90) {
            return seconds + " s";
        }
        return seconds < 5400 ? Math.round(seconds / 60.0) + " min" : Math.round(seconds / 3600.0) + " h";
    }
}
