/**
 * Fixes that Limpid may apply by itself, and the proof that they helped.
 *
 * <p>In: a diagnosis and the fixes at hand. Out: what each would do, did, and whether the cause is gone. Imports
 * {@code core.reason}, {@code doctor.diagnosis}. Promise: nothing is called repaired until the checks say so; no fix
 * deletes what a person made.
 */
@NullMarked
package limpid.doctor.repair;

import org.jspecify.annotations.NullMarked;
