/**
 * What a server does, in numbers: requests and jobs as they end, and what stands when somebody asks.
 *
 * <p>In: requests on their way to endpoints, duties, samples. Out: numbers in Prometheus' text form, and what ended for
 * whoever traces it. Imports {@code core}, {@code host}, {@code wire}, {@code server.gate} and {@code server.job}. Promise:
 * no name, id or address of anybody stands in a number, and measuring never fails what is measured.
 */
@NullMarked
package limpid.server.measure;

import org.jspecify.annotations.NullMarked;
