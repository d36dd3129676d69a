package limpid.core.reason;

/** Who can apply a remedy. */
public enum Who {
    /** Limpid does it by itself. */
    AUTOMATIC,
    /** The person at this device. */
    YOU,
    /** Whoever runs the server, the network or the policy. */
    ADMINISTRATOR,
    /** Nobody need act: it ends by itself. */
    WAIT
}
