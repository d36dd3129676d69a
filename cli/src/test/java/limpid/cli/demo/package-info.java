/** The demo, run to its end. */
@NullMarked
package limpid.cli.demo;

import org.jspecify.annotations.NullMarked;
