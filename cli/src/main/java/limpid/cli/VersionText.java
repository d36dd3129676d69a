package limpid.cli;

import limpid.wire.message.Release;
import picocli.CommandLine.IVersionProvider;

/** What {@code limpid --version} prints. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"limpid " + Release.VERSION};
    }
}
