package limpid.agent.transfer;

import limpid.core.chunk.Chunker;

/** Says where contents are cut; all devices of a home cut alike. */
@FunctionalInterface
public interface Cutter {
    /** As {@link Chunker#cut}. */
    int cut(byte[] buffer, int from, int to, boolean last);
}
