/**
 * From what checks saw to what is the matter.
 *
 * <p>In: findings. Out: causes, the first one first, symptoms behind them. Imports {@code core.reason},
 * {@code doctor.check}. Promise: each cause is named once; nothing that was seen is dropped.
 */
@NullMarked
package limpid.doctor.diagnosis;

import org.jspecify.annotations.NullMarked;
