package limpid.server.gate.device;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import limpid.host.time.Clock;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.library.Library;
import limpid.wire.message.Protocol;

/** The table of the devices' protocol: every path below {@code /v1} that a device asks, and a browser in a person's name. */
public final class DeviceRoutes implements Routes {
    private static final int IDS_BYTES_MAX = Protocol.CHUNK_IDS_MAX * 32;

    private final EntryEndpoints entry;
    private final LibraryEndpoints library;
    private final ChunkEndpoints chunks;
    private final HintStreams hints;

    /** The protocol over a library. */
    public DeviceRoutes(Library library, PeopleDoor people, ServerLabel label, Clock clock) {
        this(library, people, label, clock, Protocol.HEARTBEAT);
    }

    DeviceRoutes(Library library, PeopleDoor people, ServerLabel label, Clock clock, Duration heartbeat) {
        Doorkeeper doorkeeper = new Doorkeeper(library.registry(), people, clock);
        this.entry = new EntryEndpoints(library, label, doorkeeper, clock);
        this.library = new LibraryEndpoints(library, doorkeeper);
        this.chunks = new ChunkEndpoints(library, doorkeeper, clock);
        this.hints = new HintStreams(library.hints(), doorkeeper, heartbeat);
    }

    /** Ends all streams of hints, with STOPPING as their last word: for the gate's stop. */
    public void stop() {
        hints.stop();
    }

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        if (path.size() < 2 || !path.getFirst().equals("v1")) {
            return Map.of();
        }
        List<String> rest = path.subList(1, path.size());
        return switch (rest.size()) {
            case 1 -> single(rest.getFirst());
            case 2 -> pair(rest.get(0), rest.get(1));
            case 3 -> triple(rest);
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> single(String name) {
        return switch (name) {
            case "hello" -> Map.of(Method.GET, entry::hello);
            case "devices" -> Map.of(Method.POST, entry::join);
            case "state" -> Map.of(Method.GET, library::state);
            case "grants" -> Map.of(Method.POST, library::reserve, Method.DELETE, library::releaseAll);
            case "report" -> Map.of(Method.POST, ((Endpoint) library::report).upTo(1 << 20));
            case "hints" -> Map.of(Method.GET, hints::open);
            case "chunks" -> Map.of(Method.PUT, ((Endpoint) chunks::store).upTo(Protocol.BATCH_BYTES_MAX));
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> pair(String first, String second) {
        return switch (first + "/" + second) {
            case "devices/self" -> Map.of(Method.DELETE, library::leave);
            case "chunks/missing" -> Map.of(Method.POST, ((Endpoint) chunks::missing).upTo(IDS_BYTES_MAX));
            case "chunks/fetch" -> Map.of(Method.POST, ((Endpoint) chunks::fetch).upTo(IDS_BYTES_MAX));
            default -> first.equals("grants") ? Map.of(Method.DELETE, library::release) : Map.of();
        };
    }

    private Map<Method, Endpoint> triple(List<String> rest) {
        if (!rest.getFirst().equals("collections")) {
            return Map.of();
        }
        return switch (rest.getLast()) {
            case "changes" -> Map.of(Method.GET, library::changes);
            case "deleted" -> Map.of(Method.GET, library::deleted);
            case "restored" -> Map.of(Method.POST, library::restore);
            case "commits" -> Map.of(Method.POST, ((Endpoint) library::commit).upTo(Protocol.COMMIT_BYTES_MAX));
            default -> Map.of();
        };
    }
}
