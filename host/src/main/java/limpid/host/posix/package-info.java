/**
 * The calls of Linux that Java has no name for, through the foreign function interface of the JDK.
 *
 * <p>In: native memory and numbers. Out: what the system answered, or its error number, negated. Imports nothing of
 * Limpid. Promise: only {@code host} sees this; elsewhere nobody knows which system it is.
 */
@NullMarked
package limpid.host.posix;

import org.jspecify.annotations.NullMarked;
