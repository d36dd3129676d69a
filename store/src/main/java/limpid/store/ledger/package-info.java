/**
 * The server's record of homes, persons, devices, collections, items and contents: one port, its SQL and its model in
 * memory.
 *
 * <p>In: rows. Out: rows, in transactions that belong to one home. Imports {@code core}, {@code host}. Promise: what
 * {@code write} returned survives any crash; sequences have no gap; no statement crosses homes except administration.
 */
@NullMarked
package limpid.store.ledger;

import org.jspecify.annotations.NullMarked;
