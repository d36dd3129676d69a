package limpid.agent.apply.planted;

/** Planted: a type of a later stage. */
public final class Later {}
