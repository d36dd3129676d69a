/**
 * What a check is, what it may find, and how many of them are run together.
 *
 * <p>In: checks. Out: what each found, each within its deadline. Imports {@code core.reason}, {@code host.time}. Promise:
 * "could not look" is never taken for "healthy".
 */
@NullMarked
package limpid.doctor.check;

import org.jspecify.annotations.NullMarked;
