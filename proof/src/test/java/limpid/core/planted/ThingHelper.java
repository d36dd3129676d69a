package limpid.core.planted;

/** Planted: an empty name. */
public final class ThingHelper {}
