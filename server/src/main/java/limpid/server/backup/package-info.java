/**
 * Copies of a server's data: made, read again, kept for a while, rehearsed, put back.
 *
 * <p>In: a ledger, packs, a folder on another disk. Out: backups with their lists, and what a restore would bring. Imports
 * {@code core}, {@code host}, {@code wire}, {@code store}, {@code server.operator}, {@code server.audit} and
 * {@code server.job}. Promise: a copy counts only after it was read again; an older one goes only after a newer one counts;
 * a rehearsal touches nothing.
 */
@NullMarked
package limpid.server.backup;

import org.jspecify.annotations.NullMarked;
