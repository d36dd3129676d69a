package limpid.proof.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import limpid.core.item.ItemName;

/**
 * What must be after a round, from what was before and who did what where. Things at the top of the folder that were
 * touched together form a group. Where nobody did anything, all is as it was; where one device alone did something, all is
 * as its people left it; elsewhere the rules for conflicts decide, and nothing is expected here.
 */
final class Expectation {
    private static final int FREE = -2;

    private final Replica before;
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Integer> actors = new HashMap<>();
    private final Set<Integer> unreliable = new HashSet<>();
    private boolean nothingCounts;

    Expectation(Replica before) {
        this.before = before;
    }

    /** A device's people did something there. */
    void touched(int device, String... paths) {
        claim(root(group(paths[0])), device);
        for (String path : paths) {
            joined(paths[0], path);
            claim(root(group(path)), device);
        }
    }

    /** What is true of one path may be true of the other. */
    void joined(String one, String another) {
        String first = root(group(one));
        String other = root(group(another));
        if (!other.equals(first)) {
            Integer actor = actors.remove(other);
            parents.put(other, first);
            if (actor != null) {
                claim(first, actor);
            }
        }
    }

    private void claim(String group, int device) {
        Integer actor = actors.get(group);
        actors.put(group, actor == null || actor == device ? device : FREE);
    }

    /** What a device's people did may be undone by what happened to the device. */
    void distrust(int device) {
        unreliable.add(device);
    }

    /** What happened makes everything possible but loss. */
    void distrustAll() {
        nothingCounts = true;
    }

    /** The names at the top that must be as {@code left} has them, which is what a device's people left. */
    Replica expectedOf(int device, Replica left) {
        Map<String, Replica.Look> expected = new TreeMap<>();
        left.looks().forEach((path, look) -> {
            if (actorOf(path) == device) {
                expected.put(path, look);
            }
        });
        return new Replica(expected);
    }

    Replica untouched() {
        Map<String, Replica.Look> expected = new TreeMap<>();
        before.looks().forEach((path, look) -> {
            if (isUntouched(path)) {
                expected.put(path, look);
            }
        });
        return new Replica(expected);
    }

    /** The part of a replica that somebody's expectation says all about. */
    Replica part(Replica whole, int device) {
        Map<String, Replica.Look> part = new TreeMap<>();
        whole.looks().forEach((path, look) -> {
            if (actorOf(path) == device) {
                part.put(path, look);
            }
        });
        return new Replica(part);
    }

    Replica untouchedPart(Replica whole) {
        Map<String, Replica.Look> part = new TreeMap<>();
        whole.looks().forEach((path, look) -> {
            if (isUntouched(path)) {
                part.put(path, look);
            }
        });
        return new Replica(part);
    }

    /** Whether something happened after which only loss is excluded. */
    boolean isShaken() {
        return nothingCounts;
    }

    boolean trusts(int device) {
        return !unreliable.contains(device);
    }

    private boolean isUntouched(String path) {
        return !actors.containsKey(root(group(path)));
    }

    private int actorOf(String path) {
        return actors.getOrDefault(root(group(path)), FREE);
    }

    /** The name at the top, as siblings compare it; a conflict copy belongs to what it is a copy of. */
    private static String group(String path) {
        int slash = path.indexOf('/');
        String top = slash < 0 ? path : path.substring(0, slash);
        int conflict = top.indexOf(" (conflict, ");
        int end = top.indexOf(')', Math.max(conflict, 0));
        String plain = conflict < 0 || end < 0 ? top : top.substring(0, conflict) + top.substring(end + 1);
        int beside = plain.endsWith("~") ? 1 : plain.endsWith(".swap") ? 5 : 0;
        return new ItemName(plain.substring(0, plain.length() - beside)).fold();
    }

    private String root(String group) {
        String at = group;
        while (parents.containsKey(at)) {
            at = parents.get(at);
        }
        return at;
    }
}
