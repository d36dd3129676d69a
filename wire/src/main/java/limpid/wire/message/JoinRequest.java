package limpid.wire.message;

/**
 * A computer asks to become a device.
 *
 * @param code the join code, as typed; case and dashes do not matter
 * @param name what people shall call the device, 1 to 100 characters
 * @param platform such as {@code Linux 6.1 amd64}
 * @param version of the agent
 */
public record JoinRequest(String code, String name, String platform, String version) {}
