/**
 * Who comes in by a link or a code that somebody gave them: invitations to a home, and ways back for who forgot their
 * password.
 *
 * <p>In: what the link or the paper says, and what the person typed. Out: a browser that is signed in, or a reason. Imports
 * {@code core}, {@code host}, {@code wire}, {@code store}, {@code server.library}, {@code server.secret},
 * {@code server.account}, {@code server.account.factor} and {@code server.account.own}. Promise: each link and each code
 * works once; nobody comes in at once by the word of somebody with fewer rights.
 */
@NullMarked
package limpid.server.account.guest;

import org.jspecify.annotations.NullMarked;
