/**
 * What all commands share: where they write, how they end, how a failure is said.
 *
 * <p>In: values and reasons. Out: text on a terminal, and exit codes. Imports {@code core}, {@code host} and picocli.
 * Promise: standard output carries answers only, standard error carries complaints, and both read the same for a person
 * and for a script.
 */
@NullMarked
package limpid.cli.frame;

import org.jspecify.annotations.NullMarked;
