/**
 * What whoever runs the server can do without a browser, and the channel by which a command reaches a server that runs.
 *
 * <p>In: orders of {@code limpid admin}. Out: their effects, and answers to print. Imports {@code core}, {@code host},
 * {@code wire}, {@code store}, {@code server.gate}, {@code server.account}, {@code server.library} and
 * {@code server.admin}. Promise: every order does the same whether the server runs or not; the channel listens to this
 * machine alone, and its key lies in the data folder for the server's own user.
 */
@NullMarked
package limpid.server.operator;

import org.jspecify.annotations.NullMarked;
