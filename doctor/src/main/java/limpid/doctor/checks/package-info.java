/**
 * The doctor's checks, one class each.
 *
 * <p>In: the ports of {@code doctor.look}. Out: findings with evidence. Imports {@code core.reason}, {@code host.disk},
 * {@code host.time}, {@code wire.message}, {@code doctor.check}, {@code doctor.look}. Promise: each check names a first
 * cause only if it saw it itself.
 */
@NullMarked
package limpid.doctor.checks;

import org.jspecify.annotations.NullMarked;
