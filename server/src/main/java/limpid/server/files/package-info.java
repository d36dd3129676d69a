/**
 * A person's files as they look at them: folders page by page, one thing with where it is, search by name, what a name says
 * of a content, and a folder as a ZIP.
 *
 * <p>In: whose collection, and what of it. Out: items, and bytes that are made while they are read. Imports {@code core},
 * {@code host}, {@code wire}, {@code server.library}, {@code store.ledger}. Promise: nothing outside of the asker's own
 * collection is ever found; what goes on behind a page was never skipped; no answer needs more memory than its page.
 */
@NullMarked
package limpid.server.files;

import org.jspecify.annotations.NullMarked;
