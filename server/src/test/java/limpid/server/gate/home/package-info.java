/** What browsers get when they ask about homes. */
@NullMarked
package limpid.server.gate.home;

import org.jspecify.annotations.NullMarked;
