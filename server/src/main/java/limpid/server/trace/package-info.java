/**
 * What the server did, told to a collector of traces where settings name one. Nothing of it is loaded otherwise.
 *
 * <p>In: what ended. Out: spans, in OpenTelemetry's protocol. Imports {@code server.measure} and OpenTelemetry. Promise: a
 * collector that does not answer costs memory for some thousand spans and nothing else; no name, id or address of anybody
 * is told.
 */
@NullMarked
package limpid.server.trace;

import org.jspecify.annotations.NullMarked;
