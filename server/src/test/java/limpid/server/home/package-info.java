/** Homes, tried on a ledger in memory. */
@NullMarked
package limpid.server.home;

import org.jspecify.annotations.NullMarked;
