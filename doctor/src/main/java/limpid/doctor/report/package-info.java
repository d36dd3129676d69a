/**
 * How a diagnosis is told: to people, to scripts, and to strangers who help.
 *
 * <p>In: diagnoses, and what held things up lately. Out: text and JSON. Imports {@code core.reason}, {@code wire.json},
 * {@code doctor.check}, {@code doctor.diagnosis}. Promise: what goes to strangers has no names, no addresses and no
 * secrets in it.
 */
@NullMarked
package limpid.doctor.report;

import org.jspecify.annotations.NullMarked;
