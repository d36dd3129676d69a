package limpid.store.ledger;

/**
 * A home and its storage. All sizes in bytes.
 *
 * @param name for people
 * @param planBytes what the plan allows
 * @param usedBytes contents of live items, exactly
 * @param reservedBytes the sum of all grants, exactly
 * @param keptBytes contents of old versions
 * @param gearSeed how devices of this home cut contents
 * @param bounded whether anybody here has a share other than {@link PersonRow.Share#WHOLE}; where nobody has, commits need
 *     not look at persons
 */
public record HomeRow(
        String name,
        long planBytes,
        long usedBytes,
        long reservedBytes,
        long keptBytes,
        long gearSeed,
        boolean bounded) {
    /** A home in which nothing is stored yet. */
    public static HomeRow empty(String name, long planBytes, long gearSeed) {
        return new HomeRow(name, planBytes, 0, 0, 0, gearSeed, false);
    }

    /** What nobody has taken or set aside; negative when the plan was made smaller than what is there. */
    public long freeBytes() {
        return planBytes - usedBytes - reservedBytes;
    }

    /** The same by another name. */
    public HomeRow called(String other) {
        return new HomeRow(other, planBytes, usedBytes, reservedBytes, keptBytes, gearSeed, bounded);
    }

    /** The same with another plan. */
    public HomeRow planned(long bytes) {
        return new HomeRow(name, bytes, usedBytes, reservedBytes, keptBytes, gearSeed, bounded);
    }

    /** The same with so much used. */
    public HomeRow using(long bytes) {
        return new HomeRow(name, planBytes, bytes, reservedBytes, keptBytes, gearSeed, bounded);
    }

    /** The same with so much set aside. */
    public HomeRow reserving(long bytes) {
        return new HomeRow(name, planBytes, usedBytes, bytes, keptBytes, gearSeed, bounded);
    }

    /** The same with so much in old versions. */
    public HomeRow keeping(long bytes) {
        return new HomeRow(name, planBytes, usedBytes, reservedBytes, bytes, gearSeed, bounded);
    }

    /** The same, with shares in it or without. */
    public HomeRow bounded(boolean any) {
        return new HomeRow(name, planBytes, usedBytes, reservedBytes, keptBytes, gearSeed, any);
    }
}
