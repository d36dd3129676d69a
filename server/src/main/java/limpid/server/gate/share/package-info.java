/**
 * What browsers ask about links: their makers, to make and end them, and visitors, who come by one.
 *
 * <p>In: requests of signed-in people below {@code /v1/shares}, of anybody below {@code /v1/shared}. Out: what
 * {@code server.share} answers, as messages made for browsers. Imports {@code server.gate}, {@code server.gate.browser},
 * {@code server.gate.content}, {@code server.share}, {@code server.files}, {@code wire}. Promise: who is signed in counts for
 * nothing where visitors ask, and a link's secret stands in no address.
 */
@NullMarked
package limpid.server.gate.share;

import org.jspecify.annotations.NullMarked;
