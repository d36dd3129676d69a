/**
 * The log, for developers: constant messages with fields, as lines of JSON. What people are told stands in the journal.
 *
 * <p>In: messages. Out: lines. Imports {@code host.time}. Promise: no names of files, no contents and no secrets above
 * DEBUG.
 */
@NullMarked
package limpid.host.log;

import org.jspecify.annotations.NullMarked;
