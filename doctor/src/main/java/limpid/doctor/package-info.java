/**
 * The doctor: what is the matter with a device, why, and what helps.
 *
 * <p>In: the ports of {@code doctor.look}. Out: a diagnosis. Imports {@code core.reason}, {@code host}, and the packages of
 * its own room; knows neither server nor agent. Promise: an answer in seconds, whatever is down.
 */
@NullMarked
package limpid.doctor;

import org.jspecify.annotations.NullMarked;
