/**
 * Settings files: lines of {@code key = value}, with units in the values.
 *
 * <p>In: text. Out: values for the records of other rooms, or all that is wrong at once. Imports {@code core.reason}. Promise: a setting is never passed over in silence.
 */
@NullMarked
package limpid.host.settings;

import org.jspecify.annotations.NullMarked;
