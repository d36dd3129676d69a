/**
 * Mail from the server: where it is handed in, what is written, and whether it went out.
 *
 * <p>In: settings of an administrator, links for people. Out: letters, or the reason why one was not taken. Imports
 * {@code core}, {@code host}, {@code wire}, {@code store}, {@code server.secret}. Promise: the password rests sealed and is
 * never shown; a mail that was not taken is said, to whoever asked for it and to whoever runs the server.
 */
@NullMarked
package limpid.server.mail;

import org.jspecify.annotations.NullMarked;
