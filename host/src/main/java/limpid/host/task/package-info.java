/**
 * Work that runs beside other work, always inside a scope that joins or cancels it.
 *
 * <p>In: pieces of work. Out: their ends. Imports {@code core.reason} and {@code host.time}. Promise: no thread outlives
 * its scope; a defect in a task is recorded, not lost.
 */
@NullMarked
package limpid.host.task;

import org.jspecify.annotations.NullMarked;
