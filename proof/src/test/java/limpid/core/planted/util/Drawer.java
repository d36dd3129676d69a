package limpid.core.planted.util;

/** Planted: an empty package. */
public final class Drawer {}
