package limpid.server.files;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the ending of a name says of a content. Only a hint: whoever lets a browser open something looks at its bytes too
 * ({@link SafeType}).
 */
public final class MediaTypes {
    /** What nothing is known of. */
    public static final String UNKNOWN = "application/octet-stream";

    static final String TEXT = "text/plain";

    /** Endings of plain texts, whatever a computer makes of them. */
    private static final Set<String> TEXTS = Set.of(
            "txt",
            "text",
            "log",
            "md",
            "markdown",
            "rst",
            "adoc",
            "tex",
            "csv",
            "tsv",
            "json",
            "jsonl",
            "yaml",
            "yml",
            "toml",
            "ini",
            "conf",
            "cfg",
            "properties",
            "env",
            "diff",
            "patch",
            "srt",
            "vtt",
            "sql",
            "java",
            "kt",
            "kts",
            "scala",
            "groovy",
            "gradle",
            "c",
            "h",
            "cc",
            "cpp",
            "hpp",
            "cs",
            "go",
            "rs",
            "py",
            "rb",
            "pl",
            "php",
            "lua",
            "r",
            "swift",
            "m",
            "hs",
            "ml",
            "ex",
            "exs",
            "erl",
            "clj",
            "dart",
            "ts",
            "tsx",
            "js",
            "mjs",
            "jsx",
            "css",
            "scss",
            "less",
            "sh",
            "bash",
            "zsh",
            "fish",
            "ps1",
            "bat",
            "dockerfile",
            "makefile",
            "gitignore",
            "limpidignore");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jfif", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("heic", "image/heic"),
            Map.entry("heif", "image/heif"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("aac", "audio/aac"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("flac", "audio/flac"),
            Map.entry("weba", "audio/webm"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("m4v", "video/mp4"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("webm", "video/webm"),
            Map.entry("ogv", "video/ogg"),
            Map.entry("mkv", "video/x-matroska"),
            Map.entry("avi", "video/x-msvideo"),
            Map.entry("html", "text/html"),
            Map.entry("htm", "text/html"),
            Map.entry("xml", "application/xml"),
            Map.entry("zip", "application/zip"),
            Map.entry("gz", "application/gzip"),
            Map.entry("tar", "application/x-tar"),
            Map.entry("7z", "application/x-7z-compressed"),
            Map.entry("epub", "application/epub+zip"),
            Map.entry("doc", "application/msword"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("xls", "application/vnd.ms-excel"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("ppt", "application/vnd.ms-powerpoint"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Map.entry("odp", "application/vnd.oasis.opendocument.presentation"));

    private MediaTypes() {}

    /** The type that a name's ending stands for; empty if it stands for none that we know. */
    public static Optional<String> of(String name) {
        String ending = ending(name);
        return TEXTS.contains(ending) ? Optional.of(TEXT) : Optional.ofNullable(TYPES.get(ending));
    }

    /** What stands after the last dot, in lower case; the whole of a name without one, as {@code Makefile} is. */
    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether contents of this name are texts, which a ZIP makes much smaller. */
    static boolean isText(String name) {
        String type = of(name).orElse("");
        return type.startsWith("text/") || type.endsWith("xml");
    }
}
