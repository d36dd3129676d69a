package limpid.server.gate.device;

/**
 * What the server calls itself.
 *
 * @param name for people
 * @param version of the program
 */
public record ServerLabel(String name, String version) {}
