/**
 * What stands between browsers and everything that people ask through them: who is signed in there, whether the request
 * came from a page of ours, the headers that keep pages to themselves, and small JSON messages.
 *
 * <p>In: requests from the gate. Out: who asks, and replies. Imports {@code core}, {@code host}, {@code wire},
 * {@code server.gate}, {@code server.account}, {@code server.library}. Promise: no other site can make somebody's browser act
 * here, and nothing of an answer stays in a cache that others share.
 */
@NullMarked
package limpid.server.gate.browser;

import org.jspecify.annotations.NullMarked;
