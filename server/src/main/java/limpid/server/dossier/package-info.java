/**
 * What people decided about single devices: orders from afar, losses, departures, what stands on the machine's plate.
 *
 * <p>In: rows of a home. Out: one dossier for each device, and the orders in it as the device is told them. Imports
 * {@code core}, {@code store.ledger}, {@code wire}. Promise: a dossier outlives its device's secret, so that who did what,
 * and when, can be shown when the machine changes hands.
 */
@NullMarked
package limpid.server.dossier;

import org.jspecify.annotations.NullMarked;
