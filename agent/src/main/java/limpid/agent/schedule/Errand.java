package limpid.agent.schedule;

import java.util.Optional;
import limpid.agent.plan.Step;
import limpid.core.item.Item;
import limpid.core.item.Place;

/**
 * What a running job shall bring about for one item.
 *
 * @param step the step it takes
 * @param place where the item will stand on the disk afterwards, if it will
 * @param item as the server had it when the job began, if it did
 */
record Errand(Step step, Optional<Place> place, Optional<Item> item) {}
