/** Tests of what all commands have in common. */
@NullMarked
package limpid.cli;

import org.jspecify.annotations.NullMarked;
