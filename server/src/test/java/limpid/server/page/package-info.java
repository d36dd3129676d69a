/** Tests of the pages: what they show, and what they keep out. */
@NullMarked
package limpid.server.page;

import org.jspecify.annotations.NullMarked;
