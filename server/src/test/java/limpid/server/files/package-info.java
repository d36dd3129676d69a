/** Tests of looking at files. */
@NullMarked
package limpid.server.files;

import org.jspecify.annotations.NullMarked;
