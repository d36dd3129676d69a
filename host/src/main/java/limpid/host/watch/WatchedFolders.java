package limpid.host.watch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Which watch is for which folder. */
final class WatchedFolders {
    private final Map<Integer, Path> byWatch = new HashMap<>();
    /** By text with a slash at its end, so that all folders below one follow it without a gap. */
    private final NavigableMap<String, Integer> byText = new TreeMap<>();

    void put(int watch, Path folder) {
        Optional.ofNullable(byWatch.put(watch, folder)).ifPresent(old -> byText.remove(textOf(old), watch));
        byText.put(textOf(folder), watch);
    }

    Optional<Path> folder(int watch) {
        return Optional.ofNullable(byWatch.get(watch));
    }

    void remove(int watch) {
        Optional.ofNullable(byWatch.remove(watch)).ifPresent(folder -> byText.remove(textOf(folder), watch));
    }

    /** The watches of a folder and of all below it. */
    List<Integer> atAndBelow(Path folder) {
        String from = textOf(folder);
        return List.copyOf(byText.subMap(from, from + Character.MAX_VALUE).values());
    }

    /** All watches. */
    List<Integer> all() {
        return List.copyOf(byWatch.keySet());
    }

    void clear() {
        byWatch.clear();
        byText.clear();
    }

    int size() {
        return byWatch.size();
    }

    private static String textOf(Path folder) {
        return folder + "/";
    }
}
