/**
 * Mail on its way out: one conversation with a mail server, told step by step.
 *
 * <p>In: a server, what opens it, a letter. Out: steps, or the reason why one failed. Imports {@code core} and
 * {@code host.settings}, {@code host.time}. Promise: a password travels encrypted or not at all, and only to a server that
 * proved its name.
 */
@NullMarked
package limpid.host.mail;

import org.jspecify.annotations.NullMarked;
