package limpid.server.gate.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Header;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.Routes;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import org.jspecify.annotations.Nullable;

/**
 * The files of the web app, as its build has left them in this program, and its one page at every address that is nobody
 * else's: which page a person sees there is the app's own matter. Safe for all threads.
 */
public final class WebApp implements Routes {
    private static final String FOLDER = "/limpid/web/";
    private static final String LIST = "files.json";
    private static final String PAGE = "index.html";
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final Codec<List<Built>> CODEC = Records.listOf(Built.class);

    /** First segments of paths that are no page of the app: what is not found there is not found. */
    private static final Set<String> NO_PAGES = Set.of("v1", "assets", "healthz", "readyz", "metrics");

    private final Map<String, Built> files;
    private final Source source;

    private WebApp(List<Built> files, Source source) {
        this.files = files.stream().collect(Collectors.toUnmodifiableMap(Built::path, Function.identity()));
        this.source = source;
    }

    /**
     * One file of the app.
     *
     * @param path below the root of the site
     * @param type its media type
     * @param size in bytes
     * @param sha256 of its bytes, in hex
     * @param immutable whether its name changes with its content
     * @param gzip the size of its compressed copy, if there is one
     */
    record Built(String path, String type, long size, String sha256, boolean immutable, Optional<Long> gzip) {}

    /** Where the files are read from. */
    interface Source {
        /** Opens one by its path; null if there is none. */
        @Nullable
        InputStream open(String path);
    }

    /** The app in this program; empty if it was built without one. */
    public static Optional<WebApp> load() {
        return load(path -> WebApp.class.getResourceAsStream(FOLDER + path));
    }

    static Optional<WebApp> load(Source source) {
        return read(source, LIST).map(list -> new WebApp(CODEC.decode(list), source));
    }

    private static Optional<byte[]> read(Source source, String path) {
        try (InputStream in = source.open(path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        Built file = files.get(String.join("/", path));
        if (file != null) {
            return Map.of(Method.GET, request -> reply(request, file));
        }
        Built page = files.get(PAGE);
        // Pages are named by words and ids; a dot is in the names of files alone.
        boolean isPage = path.isEmpty()
                || !(NO_PAGES.contains(path.getFirst()) || path.getLast().contains("."));
        return isPage && page != null ? Map.of(Method.GET, request -> Shield.over(reply(request, page))) : Map.of();
    }

    private Reply reply(Request request, Built file) {
        boolean small = file.gzip().isPresent()
                && request.header("accept-encoding")
                        .filter(all -> all.contains("gzip"))
                        .isPresent();
        String tag = "\"" + file.sha256().substring(0, 20) + (small ? "-gzip\"" : "\"");
        List<Header> headers = new ArrayList<>(List.of(
                new Header("Content-Type", file.type()),
                new Header("Cache-Control", file.immutable() ? FOREVER : "no-cache"),
                new Header("ETag", tag),
                new Header("Vary", "Accept-Encoding")));
        if (request.header("if-none-match").filter(tag::equals).isPresent()) {
            return new Reply(304, headers, new Reply.Body.Whole(new byte[0]));
        }
        if (small) {
            headers.add(new Header("Content-Encoding", "gzip"));
        }
        byte[] bytes = read(source, small ? file.path() + ".gz" : file.path())
                .orElseThrow(() -> new IllegalStateException("the program lacks " + file.path()));
        return new Reply(200, headers, new Reply.Body.Whole(bytes));
    }
}
