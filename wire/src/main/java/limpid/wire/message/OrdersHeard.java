package limpid.wire.message;

/**
 * Which orders from afar a device has taken in.
 *
 * @param pauseWord the number of the last order to pause or to go on; 0 for none
 * @param confirmWord the number of the last confirmation of deletions; 0 for none
 */
public record OrdersHeard(long pauseWord, long confirmWord) {
    /** A device that was never ordered anything. */
    public static final OrdersHeard NONE = new OrdersHeard(0, 0);
}
