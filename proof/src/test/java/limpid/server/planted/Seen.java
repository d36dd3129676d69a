package limpid.server.planted;

/** Planted: a type of the server. */
public final class Seen {}
