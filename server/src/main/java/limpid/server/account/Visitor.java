package limpid.server.account;

/**
 * Where a request of a browser came from.
 *
 * @param address of the peer, for the brake on guessing
 * @param userAgent what the browser calls itself; shown to the person in their list of sessions
 */
public record Visitor(String address, String userAgent) {
    private static final int USER_AGENT_CHARACTERS_MAX = 300;

    public Visitor {
        userAgent = userAgent.length() > USER_AGENT_CHARACTERS_MAX
                ? userAgent.substring(0, USER_AGENT_CHARACTERS_MAX)
                : userAgent;
    }

    /** Whom the brake on guessing takes them for. */
    public String network() {
        return Network.of(address);
    }

    /** Such as {@code Firefox on Linux at 192.0.2.7}. */
    public String words() {
        return BrowserName.of(userAgent) + " at " + address;
    }
}
