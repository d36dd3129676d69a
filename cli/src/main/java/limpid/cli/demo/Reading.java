package limpid.cli.demo;

import java.time.Duration;

/**
 * How long a reader is given.
 *
 * @param line after a sentence
 * @param scene after a scene, to look at the page
 */
record Reading(Duration line, Duration scene) {
    static final Reading NONE = new Reading(Duration.ZERO, Duration.ZERO);
    static final Reading UNHURRIED = new Reading(Duration.ofMillis(1500), Duration.ofSeconds(6));
}
