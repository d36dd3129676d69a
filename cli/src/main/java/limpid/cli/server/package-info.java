/**
 * The commands about the server: run it, and look after it.
 *
 * <p>In: options. Out: a server that runs, or the answers of an operator. Imports {@code cli.frame}, {@code server.program},
 * {@code server.operator} and picocli. Promise: every {@code admin} command does the same while the server runs and while
 * it does not.
 */
@NullMarked
package limpid.cli.server;

import org.jspecify.annotations.NullMarked;
