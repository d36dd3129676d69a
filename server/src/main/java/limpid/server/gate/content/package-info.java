/**
 * How the bytes of a content go out to a browser: whole or a range, once or again, to be opened or to be saved.
 *
 * <p>In: a content that may be read, its name, and the request's conditions. Out: replies. Imports {@code server.gate},
 * {@code server.library}, {@code server.files}. Promise: what a browser opens cannot run; what did not arrive whole is seen
 * to be broken; nobody's downloads take all of the server.
 */
@NullMarked
package limpid.server.gate.content;

import org.jspecify.annotations.NullMarked;
