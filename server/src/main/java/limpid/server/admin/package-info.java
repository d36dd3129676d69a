/**
 * What an administrator does to a server as a whole: new epochs after a restore, a witness against copies put back by
 * hand, recounts.
 *
 * <p>In: a ledger. Out: what was found and put right. Imports {@code core}, {@code host}, {@code store},
 * {@code server.library}. Promise: a server that went back in time never passes for one that did not.
 */
@NullMarked
package limpid.server.admin;

import org.jspecify.annotations.NullMarked;
