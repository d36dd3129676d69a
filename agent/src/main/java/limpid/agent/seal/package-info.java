/**
 * How a lost device locks what it keeps in step, and opens it again: files, trash, what is not whole yet, and its memory of
 * all that.
 *
 * <p>In: the key to seal for, or the key that opens. Out: sealed files beside the root. Imports {@code core}, {@code host},
 * {@code agent.state}, {@code agent.tree}, {@code agent.root}, {@code agent.watch}, {@code wire.message}. Promise: an
 * original goes only after its sealed copy was read back and compared, and is durable; a sealed copy goes only after what it
 * held stands where it stood, durably; so a crash at any moment loses nothing, and what was reported sealed can be read by
 * nobody who has the device alone.
 *
 * <p>Source: decision "a lost device seals what it holds".
 */
@NullMarked
package limpid.agent.seal;

import org.jspecify.annotations.NullMarked;
