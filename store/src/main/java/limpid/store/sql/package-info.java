/**
 * The ledger in SQL: one set of statements for SQLite, which is inside the program, and PostgreSQL, which is not.
 *
 * <p>In: what the ledger's port takes. Out: rows. Imports {@code core}, {@code host} and {@code store.ledger}. Promise:
 * what {@code write} returned is on disk; a failure of the database leaves here as a reason with what the database said.
 */
@NullMarked
package limpid.store.sql;

import org.jspecify.annotations.NullMarked;
