package limpid.proof.bench;

import java.time.Duration;

/**
 * How much work there is.
 *
 * @param smallFiles files of the first sync
 * @param mediaFiles files that cannot be made shorter
 * @param mediaBytes length of all of them
 * @param largeBytes length of the one large file
 * @param renamedFiles files in the folder that is renamed
 * @param changedFiles files of which some are changed
 * @param changes small changes whose way is timed
 * @param standingFiles files of the devices that only stand, or start
 * @param idle how long idle processes are watched
 */
record Sizes(
        int smallFiles,
        int mediaFiles,
        long mediaBytes,
        long largeBytes,
        int renamedFiles,
        int changedFiles,
        int changes,
        int standingFiles,
        Duration idle) {
    static final Sizes FULL =
            new Sizes(10_000, 1_000, 3_300_000_000L, 2L << 30, 2_000, 5_000, 50, 100_000, Duration.ofSeconds(60));
    static final Sizes QUICK = new Sizes(500, 20, 32_000_000, 32L << 20, 200, 500, 10, 1_000, Duration.ofSeconds(6));

    /** With this many of the small files of every kind. */
    Sizes withFiles(int files) {
        return new Sizes(files, mediaFiles, mediaBytes, largeBytes, renamedFiles, files, changes, files, idle);
    }

    /** With this many bytes in the large file, and in all media files together. */
    Sizes withLarge(long bytes) {
        return new Sizes(
                smallFiles, mediaFiles, bytes, bytes, renamedFiles, changedFiles, changes, standingFiles, idle);
    }
}
