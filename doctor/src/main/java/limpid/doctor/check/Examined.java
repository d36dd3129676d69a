package limpid.doctor.check;

/**
 * A check and what came of it.
 *
 * @param millis how long it took; 0 if nobody looked
 */
public record Examined(String id, String title, Finding finding, long millis) {}
