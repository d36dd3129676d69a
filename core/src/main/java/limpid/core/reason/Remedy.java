package limpid.core.reason;

/**
 * What fixes a cause.
 *
 * @param action a stable id, such as {@code free-space}
 * @param who who can apply it
 * @param sentence what to do, in words for people
 */
public record Remedy(String action, Who who, String sentence) {}
