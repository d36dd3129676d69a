package limpid.agent.plan;

/**
 * What planning must know of this device besides the trees.
 *
 * @param device its name, for conflict names
 * @param date today as {@code yyyy-mm-dd}, for conflict names
 * @param foldsNames whether its disk takes names that differ only in case or Unicode form for one
 */
public record PlanRules(String device, String date, boolean foldsNames) {}
