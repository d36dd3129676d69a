/**
 * Files that say how output must look.
 *
 * <p>In: text as it is now. Out: an error if it differs from the file. Imports nothing of Limpid. Promise: a file changes
 * only when somebody asks for it with {@code -Dgolden=write}, so that the difference is seen in review.
 */
@NullMarked
package limpid.core.golden;

import org.jspecify.annotations.NullMarked;
