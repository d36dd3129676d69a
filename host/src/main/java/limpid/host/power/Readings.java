package limpid.host.power;

import java.util.Optional;

/**
 * What was read of the machine's conditions.
 *
 * @param onBattery whether it lives on its battery; empty if that is not known
 * @param batteryPercent how full the battery is; empty if there is none
 * @param metered whether its link costs by the byte; empty if that is not known
 */
public record Readings(Optional<Boolean> onBattery, Optional<Integer> batteryPercent, Optional<Boolean> metered) {}
