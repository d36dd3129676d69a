/**
 * What was done to the server and to homes, by whom and from where: written once, changed never, kept for 400 days.
 *
 * <p>In: notes of those who did something. Out: entries, the last first, each with a sentence. Imports {@code core},
 * {@code host}, {@code wire}, {@code store}. Promise: a deed that changes the ledger and its note are one transaction;
 * nobody but time removes an entry.
 */
@NullMarked
package limpid.server.audit;

import org.jspecify.annotations.NullMarked;
