/** Tests of the server as one program, on a real disk and real ports of this machine. */
@NullMarked
package limpid.server.program;

import org.jspecify.annotations.NullMarked;
