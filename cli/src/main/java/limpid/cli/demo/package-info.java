/**
 * {@code limpid demo}: a server and two devices in a scratch folder, and what happens to them, told in one terminal.
 *
 * <p>In: nothing but this machine. Out: a story with the answers of the real commands. Imports {@code cli.frame},
 * {@code cli.device}, {@code cli.server}, {@code agent}, {@code server}, {@code host}, {@code core} and picocli. Promise:
 * what it shows is what Limpid does, since nothing is played but the faults; afterwards nothing of it is left.
 */
@NullMarked
package limpid.cli.demo;

import org.jspecify.annotations.NullMarked;
