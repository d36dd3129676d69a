/** Browsers at the door: what they are served, and who is let in. */
@NullMarked
package limpid.server.gate.browser;

import org.jspecify.annotations.NullMarked;
