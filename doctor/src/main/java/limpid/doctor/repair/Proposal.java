package limpid.doctor.repair;

import limpid.doctor.diagnosis.Cause;

/**
 * A repair that could be made.
 *
 * @param action the remedy's action
 * @param preview what it would do, in one sentence
 */
public record Proposal(Cause cause, String action, String preview) {}
