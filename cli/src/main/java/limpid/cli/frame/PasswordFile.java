package limpid.cli.frame;

import java.nio.file.Path;

/** Reads a password from where a script put it, so that it never stands on a command line. */
public interface PasswordFile {
    /** The first line of a file, or of standard input for {@code -}. Fails with: what the disk says. */
    String read(Path file);
}
