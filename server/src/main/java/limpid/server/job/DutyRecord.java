package limpid.server.job;

import java.time.Instant;

/**
 * What is kept of a duty's last run.
 *
 * @param failed whether it failed
 */
record DutyRecord(Instant at, long millis, boolean failed, String sentence) {}
