package limpid.doctor.repair;

/** A repair that was made, and what came of it. */
public record Attempt(Proposal proposal, Result result) {}
