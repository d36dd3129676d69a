package limpid.agent.schedule;

import java.util.Map;
import java.util.Optional;
import limpid.wire.message.DeviceOrders;
import limpid.wire.message.OrdersHeard;

/**
 * What people ordered this device to do from another surface. Each order is obeyed once, by its number, which the server
 * gives: whatever was said here afterwards holds until the server says something newer.
 */
final class OrdersFromAfar {
    private final Memory memory;
    private OrdersHeard heard = OrdersHeard.NONE;
    /** A confirmation that waits until this run has looked at everything: before that nobody knows what is held. */
    private Optional<DeviceOrders.Confirm> waiting = Optional.empty();

    OrdersFromAfar(Memory memory) {
        this.memory = memory;
    }

    /** Takes over what was heard in the run before. */
    void recall(Map<String, String> facts) {
        heard = new OrdersHeard(number(facts, Facts.PAUSE_WORD), number(facts, Facts.CONFIRM_WORD));
    }

    private static long number(Map<String, String> facts, String key) {
        String value = facts.getOrDefault(key, "");
        return value.isEmpty() ? 0 : Long.parseLong(value);
    }

    /** Which orders were obeyed. */
    OrdersHeard heard() {
        return heard;
    }

    /** The order to pause or to go on, if it is news; it counts as obeyed from now on. */
    Optional<DeviceOrders.Pause> pause(DeviceOrders orders) {
        Optional<DeviceOrders.Pause> news = orders.pause().filter(order -> order.word() > heard.pauseWord());
        news.ifPresent(order -> {
            heard = new OrdersHeard(order.word(), heard.confirmWord());
            memory.fact(Facts.PAUSE_WORD, Long.toString(order.word()));
        });
        return news;
    }

    /** Keeps a confirmation that is news. */
    void hearConfirmation(DeviceOrders orders) {
        orders.confirm()
                .filter(order -> order.word() > heard.confirmWord())
                .ifPresent(order -> waiting = Optional.of(order));
    }

    /** The confirmation that waits; it counts as obeyed from now on. To be called once everything was looked at. */
    Optional<DeviceOrders.Confirm> takeConfirmation() {
        Optional<DeviceOrders.Confirm> taken = waiting;
        taken.ifPresent(order -> {
            heard = new OrdersHeard(heard.pauseWord(), order.word());
            memory.fact(Facts.CONFIRM_WORD, Long.toString(order.word()));
        });
        waiting = Optional.empty();
        return taken;
    }
}
