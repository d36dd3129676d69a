/**
 * Why something is not in step: the catalogue of codes, reasons with their evidence, and remedies.
 *
 * <p>In: what a port met, as evidence. Out: one {@link limpid.core.reason.Reason} that names the cause, what fixes it,
 * who can, and the event that ends the wait. Imports nothing of Limpid. Promise: every code is stable once released.
 */
@NullMarked
package limpid.core.reason;

import org.jspecify.annotations.NullMarked;
