package limpid.proof.bench;

import java.time.Duration;

/**
 * How much work there is.
 *
 * @param smallFiles files of the first sync
 * @param largeBytes length of the one large file
 * @param renamedFiles files in the folder that is renamed
 * @param changes small changes whose way is timed
 * @param standingFiles files of the devices that only stand, or start
 * @param idle how long idle processes are watched
 */
record Sizes(int smallFiles, long largeBytes, int renamedFiles, int changes, int standingFiles, Duration idle) {
    static final Sizes FULL = new Sizes(10_000, 2L << 30, 2_000, 50, 100_000, Duration.ofSeconds(60));
    static final Sizes QUICK = new Sizes(500, 32L << 20, 200, 10, 1_000, Duration.ofSeconds(6));

    Sizes withFiles(int files) {
        return new Sizes(files, largeBytes, renamedFiles, changes, files, idle);
    }

    Sizes withLarge(long bytes) {
        return new Sizes(smallFiles, bytes, renamedFiles, changes, standingFiles, idle);
    }
}
