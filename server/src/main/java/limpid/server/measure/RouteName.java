package limpid.server.measure;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Names for paths, without what differs from one home to another. */
final class RouteName {
    /** Where an id follows that may look like a word. */
    private static final Set<String> ID_FOLLOWS = Set.of(
            "collections",
            "devices",
            "homes",
            "people",
            "shares",
            "shared",
            "invitations",
            "recovery",
            "grants",
            "items",
            "folders",
            "members",
            "jobs",
            "policies",
            "providers",
            "provider",
            "sessions",
            "passkeys",
            "app-passwords",
            "versions",
            "drops",
            "clean-up");

    private static final Set<String> OPEN = Set.of("v1");
    private static final Pattern WORD = Pattern.compile("[a-z]{1,16}(-[a-z]{1,16}){0,2}");

    private RouteName() {}

    /** Such as {@code /v1/collections/*}{@code /commits}; {@code /*} for all files of the web app. */
    static String of(List<String> path) {
        if (path.isEmpty() || !OPEN.contains(path.getFirst())) {
            return path.size() == 1 && path.getFirst().matches("healthz|readyz|metrics") ? "/" + path.getFirst() : "/*";
        }
        StringBuilder name = new StringBuilder("/").append(path.getFirst());
        String before = "";
        for (String segment : path.subList(1, path.size())) {
            boolean isWord = WORD.matcher(segment).matches() && !ID_FOLLOWS.contains(before);
            name.append('/').append(isWord ? segment : "*");
            before = isWord ? segment : "*";
        }
        return name.toString();
    }
}
