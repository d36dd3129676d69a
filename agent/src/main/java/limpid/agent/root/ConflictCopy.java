package limpid.agent.root;

/**
 * The second version of something that two sides changed.
 *
 * @param path of this version, below the root, with slashes
 * @param original the path that both had
 * @param device which made this version
 * @param date when, such as {@code 2026-05-12}
 * @param hasOriginal whether the other version stands there
 */
public record ConflictCopy(String path, String original, String device, String date, boolean hasOriginal) {}
