/**
 * Rules for what both sides changed: pure, and used wherever two versions meet.
 *
 * <p>In: two versions and what they came from. Out: one version, or both under names of their own. Imports
 * {@code core.item}. Promise: nothing that a person made is dropped.
 */
@NullMarked
package limpid.core.merge;

import org.jspecify.annotations.NullMarked;
