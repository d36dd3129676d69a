/**
 * The house rules of STYLE.md that a machine can hold, as ordinary tests.
 *
 * <p>In: the compiled classes and the sources of every room, the documents, the lists of what is not done yet. Out: one
 * failure per rule, naming each place that breaks it and why the rule exists. Imports nothing of Limpid but
 * {@code core.reason}. Promise: no rule passes by looking at nothing, and each is shown a planted breach that it must find.
 */
@NullMarked
package limpid.proof.rules;

import org.jspecify.annotations.NullMarked;
