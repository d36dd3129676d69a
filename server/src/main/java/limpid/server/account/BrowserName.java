package limpid.server.account;

import java.util.List;
import java.util.Locale;

/** What people call the browser or program behind a User-Agent header. A guess for people, never a ground for a decision. */
public final class BrowserName {
    /** The first that is found counts: most browsers also claim to be their forerunners. */
    private static final List<Mark> PROGRAMS = List.of(
            new Mark("limpid/", "Limpid"),
            new Mark("edg", "Edge"),
            new Mark("opr/", "Opera"),
            new Mark("samsungbrowser", "Samsung Internet"),
            new Mark("firefox", "Firefox"),
            new Mark("fxios", "Firefox"),
            new Mark("crios", "Chrome"),
            new Mark("chromium", "Chromium"),
            new Mark("chrome", "Chrome"),
            new Mark("safari", "Safari"),
            new Mark("curl/", "curl"));

    private static final List<Mark> SYSTEMS = List.of(
            new Mark("android", "Android"),
            new Mark("iphone", "iPhone"),
            new Mark("ipad", "iPad"),
            new Mark("windows", "Windows"),
            new Mark("macintosh", "macOS"),
            new Mark("cros", "ChromeOS"),
            new Mark("linux", "Linux"));

    private BrowserName() {}

    /** Such as {@code Firefox on Linux}. */
    public static String of(String userAgent) {
        String agent = userAgent.toLowerCase(Locale.ROOT);
        String program = find(PROGRAMS, agent, "a browser");
        String system = find(SYSTEMS, agent, "");
        return system.isEmpty() ? program : program + " on " + system;
    }

    private static String find(List<Mark> marks, String agent, String otherwise) {
        return marks.stream()
                .filter(mark -> agent.contains(mark.text()))
                .map(Mark::name)
                .findFirst()
                .orElse(otherwise);
    }

    private record Mark(String text, String name) {}
}
