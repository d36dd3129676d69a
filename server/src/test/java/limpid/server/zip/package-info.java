/** Tests of archives: that others read them, and that no name leads elsewhere. */
@NullMarked
package limpid.server.zip;

import org.jspecify.annotations.NullMarked;
