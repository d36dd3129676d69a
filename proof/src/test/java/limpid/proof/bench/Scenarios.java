package limpid.proof.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** All works that are measured, by name. A name that needs another's outcome runs both. */
final class Scenarios {
    /** Decides all contents and sizes: two runs do the same work. */
    static final long SEED = 20_261_121;

    private Scenarios() {}

    /** In the order in which they run; several names may mean one scenario. */
    static Map<String, Scenario> byName() {
        Map<String, Scenario> all = new LinkedHashMap<>();
        all.put("small", new SmallFiles());
        all.put("media", new MediaFiles());
        put(all, new LargeFile(), "large", "insert");
        all.put("rename", new Renaming());
        put(all, new Changing(), "touch", "edit", "delete");
        all.put("latency", new Latency());
        put(all, new Standing(), "tiny", "idle", "start");
        return all;
    }

    private static void put(Map<String, Scenario> all, Scenario scenario, String... names) {
        for (String name : names) {
            all.put(name, scenario);
        }
    }
}
