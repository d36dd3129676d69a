/**
 * Names of things: homes, persons, devices, collections, items.
 *
 * <p>In: text or bytes from a wire, a ledger or chance. Out: values that cannot be mistaken for one another.
 * Imports nothing of Limpid. Promise: an id that exists is well-formed; whoever holds one need not look again.
 */
@NullMarked
package limpid.core.id;

import org.jspecify.annotations.NullMarked;
