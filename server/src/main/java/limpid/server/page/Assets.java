package limpid.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import limpid.core.chunk.Hash;

/** The files that pages need, from this program itself. Their paths carry a hash, so a browser may keep them for ever. */
final class Assets {
    /** The first segment of their paths. */
    static final String FOLDER = "assets";

    private static final Map<String, String> TYPES = Map.of(
            "limpid.css", "text/css; charset=utf-8",
            "live.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private final Map<String, Asset> byName = new TreeMap<>();

    private Assets(List<Asset> assets) {
        assets.forEach(asset -> byName.put(asset.name(), asset));
    }

    /** Reads them all. A missing one is a defect of the build. */
    static Assets load() {
        return new Assets(TYPES.keySet().stream().sorted().map(Assets::read).toList());
    }

    /** Where a page finds one. */
    String path(String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no such asset: " + name);
        }
        return "/" + FOLDER + "/" + asset.mark() + "/" + name;
    }

    /** The one at {@code /assets/MARK/NAME}; empty if there is none, or an older one was meant. */
    Optional<Asset> at(String mark, String name) {
        return Optional.ofNullable(byName.get(name))
                .filter(asset -> asset.mark().equals(mark));
    }

    private static Asset read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            byte[] bytes = in.readAllBytes();
            return new Asset(
                    name,
                    TYPES.getOrDefault(name, ""),
                    Hash.of(bytes).toString().substring(0, 12),
                    bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One file.
     *
     * @param mark changes with its bytes
     * @param bytes never changed after
     */
    record Asset(String name, String type, String mark, byte[] bytes) {}
}
