package limpid.agent.watch;

import java.util.List;

/**
 * What one look at the disk saw.
 *
 * @param tick the engine's tick when the look began: what the engine itself wrote later is not in it
 * @param full whether everything below the root was looked at
 * @param folders folders before what is in them, each at most once
 */
public record Sightings(long tick, boolean full, List<FolderSight> folders) {
    public Sightings {
        folders = List.copyOf(folders);
    }
}
