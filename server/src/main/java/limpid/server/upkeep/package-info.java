/**
 * What the server does for itself, a little at a time: gives back what expired, lets go of old versions and tombstones,
 * collects garbage, looks after packs, proves stored bytes, recounts.
 *
 * <p>In: a home and a budget. Out: what was found wrong, as reasons. Imports {@code core}, {@code host}, {@code wire},
 * {@code store}, {@code server.library}, {@code server.admin}. Promise: safe at any moment, also in the middle of an
 * upload; never takes what a committed manifest names.
 */
@NullMarked
package limpid.server.upkeep;

import org.jspecify.annotations.NullMarked;
