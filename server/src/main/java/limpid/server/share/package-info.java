/**
 * Links by which people without an account see one file or folder, or bring files into one.
 *
 * <p>In: whose links, and what visitors show. Out: what lies below a shared folder as it is at that moment; files that were
 * brought. Imports {@code core}, {@code host}, {@code wire}, {@code server.account} (passwords, the brake on guessing),
 * {@code server.secret}, {@code server.files}, {@code server.library}, {@code store.ledger}. Promise: a link shows nothing
 * outside of what it was made for, and of the home no more than its maker's name; it ends when its maker may share no more; what
 * was cut off in the middle leaves nothing.
 */
@NullMarked
package limpid.server.share;

import org.jspecify.annotations.NullMarked;
