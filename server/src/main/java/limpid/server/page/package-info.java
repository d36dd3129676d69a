/**
 * The pages of the server itself: create the owner, sign in, see devices and collections with their state, add a device.
 * Written here as plain HTML, so that a machine with nothing but a JDK serves them and a browser without scripts shows
 * them.
 *
 * <p>In: requests from the gate, and what the account and library rooms say. Out: pages and redirects. Imports
 * {@code core}, {@code host}, {@code wire}, {@code store}, {@code server.gate}, {@code server.account} and
 * {@code server.library}. Promise: nothing is green without proof; no text of a person becomes markup; no page asks
 * another site for anything.
 *
 * <p>Views are records of what to show; pages are pure functions from views to {@link limpid.server.page.Html}; only
 * the endpoints touch anything.
 */
@NullMarked
package limpid.server.page;

import org.jspecify.annotations.NullMarked;
