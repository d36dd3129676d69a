/**
 * How a device stands, in words and in JSON, for people, scripts and the server.
 *
 * <p>In: the engine's status. Out: sentences, JSON objects, the report to the server. Imports {@code core}, {@code wire},
 * {@code agent.schedule}. Promise: what it says is what the engine knows; nothing is rounded to green.
 */
@NullMarked
package limpid.agent.report;

import org.jspecify.annotations.NullMarked;
