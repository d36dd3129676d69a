/**
 * The launcher {@code ./limpid} and the build behind it, run with a pretended JDK and Maven.
 *
 * <p>In: the two scripts, copied into a small tree. Out: what they say and start. Imports nothing of Limpid. Promise:
 * a clone starts with one command, and says what is missing when it cannot.
 */
@NullMarked
package limpid.proof.launcher;

import org.jspecify.annotations.NullMarked;
