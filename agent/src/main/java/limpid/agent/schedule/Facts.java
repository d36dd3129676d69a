package limpid.agent.schedule;

import java.util.HashMap;
import java.util.Map;
import limpid.core.id.ItemId;

/** Keys of the single values that the engine remembers between runs. */
public final class Facts {
    /** Set while everything is listed from the beginning. */
    static final String LISTING = "listing";

    static final String LISTING_PLAIN = "plain";
    static final String LISTING_RESTORED = "restored";
    static final String LISTING_DIVERGED = "diverged";
    /** The end of a pause as an instant, or {@link #PAUSED_UNTIL_RESUMED}. */
    static final String PAUSED = "paused";

    static final String PAUSED_UNTIL_RESUMED = "until-resumed";
    /** Who asked for the pause from another surface, and when. */
    static final String PAUSED_BY = "paused-by";

    static final String PAUSED_SINCE = "paused-since";
    /** The numbers of the orders from afar that were obeyed last. */
    static final String PAUSE_WORD = "pause-word";

    static final String CONFIRM_WORD = "confirm-word";

    /** The policies that the server told of, as JSON. */
    static final String POLICIES = "policies";

    /** With an item's id after it: the version of the item whose deletion a person confirmed. */
    private static final String CONFIRMED = "confirmed-";

    private Facts() {}

    /** The key under which the confirmed deletion of an item is remembered. */
    static String confirmed(ItemId item) {
        return CONFIRMED + item;
    }

    /** The confirmed deletions among what was remembered: which version of which item. */
    static Map<ItemId, Long> confirmed(Map<String, String> facts) {
        Map<ItemId, Long> versions = new HashMap<>();
        facts.forEach((key, version) -> {
            if (key.startsWith(CONFIRMED)) {
                versions.put(ItemId.of(key.substring(CONFIRMED.length())), Long.parseLong(version));
            }
        });
        return versions;
    }
}
