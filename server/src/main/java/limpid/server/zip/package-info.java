/**
 * ZIP archives that are made while they are sent.
 *
 * <p>In: entries one after the other, with their bytes. Out: an archive that common programs read, of any length and any
 * number of entries, without a place to keep it. Imports nothing of Limpid. Promise: a name leads nowhere but below the folder
 * that somebody unpacks to; an archive that was cut is seen to be cut; memory grows with the number of entries alone.
 */
@NullMarked
package limpid.server.zip;

import org.jspecify.annotations.NullMarked;
